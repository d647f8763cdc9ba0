// From bytes to an organisation's resources: everything is read, every oddity is found, nothing is
// dropped in silence.

internal import ExactJSON
internal import OKRModel

/// Reads documents in the interchange format of docs/INTERCHANGE.md.
public enum DocumentReader {
  /// Reads a whole document. What can't be imported is a finding of severity `refused`; the caller
  /// then imports nothing.
  public static func read(_ bytes: [UInt8], _ context: ReadingContext) -> ReadingResult {
    var reading = DocumentReading(context)
    do {
      reading.read(try JSONReader.read(bytes))
    } catch {
      reading.log.refuse(error.place, .jsonMalformed, error.message)
    }
    return ReadingResult(
      document: reading.document, lists: reading.lists, findings: reading.log.findings,
      findingsTotal: reading.log.refusedTotal + reading.log.warningsTotal,
      refusedTotal: reading.log.refusedTotal)
  }
}

/// The parent that a region, unit or cycle states.
struct StatedParent {
  var place: String
  var id: String
  var parent: String
  /// False where another row has the id already.
  var isNew: Bool
}

/// The work on one document.
struct DocumentReading {
  let context: ReadingContext
  var document = OrganisationDocument()
  var lists: Set<DocumentList> = []
  var log = FindingLog()
  /// Ids of this document, with the index of their resource.
  var regions: [String: Int] = [:]
  var units: [String: Int] = [:]
  var members: [String: Int] = [:]
  var metrics: [String: Int] = [:]
  var cycles: [String: Int] = [:]
  var dependencies: [String: Int] = [:]
  /// By the items that they are about.
  var overrides: [String: Int] = [:]
  /// Objectives and key results share one space.
  var items: [String: Item] = [:]
  /// Ids that objectives name as `parent_kr`.
  var parentKeyResults: Set<String> = []
  /// Parents by the list of those that state them, to be looked up once all are read.
  var parents: [DocumentList: [StatedParent]] = [:]
  var edges: [StatedEdge] = []
  var zones: [String: TimeZoneRules] = [:]

  /// An objective or key result of this document, by its index.
  enum Item {
    case objective(Int)
    case keyResult(Int)
  }

  init(_ context: ReadingContext) { self.context = context }

  mutating func read(_ value: JSONValue) {
    guard var root = FieldReader(value, "", &self.log) else { return }
    self.lists = Set(DocumentList.allCases.filter { value.stated($0.rawValue) != nil })
    if value.stated("teams") != nil { self.lists.insert(.units) }
    self.readRegions(root.items("regions"))
    self.readUnits(root.items("units"))
    self.readTeams(root.items("teams"))
    self.checkStructure()
    self.readMembers(root.items("members"))
    self.readMetrics(root.items("metrics"))
    self.readCycles(root.items("cycles"))
    let objectives = root.items("objectives")
    self.parentKeyResults = Self.parentKeyResults(of: objectives)
    for (index, objective) in objectives.enumerated() {
      self.readObjective(objective, "objectives[\(index)]")
    }
    self.resolveEdges()
    self.readDependencies(root.items("dependencies"))
    self.readOverrides(root.items("overrides"))
    self.document.notes = root.finish(&self.log)
  }

  private static func parentKeyResults(of objectives: [JSONValue]) -> Set<String> {
    var ids: Set<String> = []
    for objective in objectives {
      if case .string(let id)? = objective.stated("parent_kr") { ids.insert(id) }
    }
    return ids
  }

  /// Notes an id; false where there is none, and, refused, where the document has it already.
  mutating func claim(
    _ id: String, _ index: Int, in ids: WritableKeyPath<DocumentReading, [String: Int]>,
    _ fields: inout FieldReader, named field: String = "id"
  ) -> Bool {
    if id.isEmpty { return false }
    if self[keyPath: ids][id] == nil {
      self[keyPath: ids][id] = index
      return true
    }
    fields.refuse(field, .idDuplicate, "\"\(id)\" stands here twice.")
    return false
  }

  /// Refuses a reference to what neither the document nor the organisation has.
  func checkReference(
    _ field: String, _ id: String, _ exists: Bool, _ fields: inout FieldReader
  ) {
    if id.isEmpty || exists { return }
    fields.refuse(field, .idUnknown, "There is no \"\(id)\" in the document or the organisation.")
  }
}
