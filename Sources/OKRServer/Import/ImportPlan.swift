// From a document to the edits that make the organisation as it says. What is there already makes
// no edit, so running an import twice changes nothing.

internal import Interchange
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire

/// Whether what an edit was compared with still stands in an organisation.
typealias StandingCheck = @Sendable (Organisation) -> Bool

/// The edits of an import, each with its place in the document.
struct ImportPlan {
  private(set) var edits: [Edit] = []
  private(set) var places: [String] = []
  private(set) var differences: [Difference] = []
  private(set) var created: Int64 = 0
  private(set) var changed: Int64 = 0
  private(set) var unchanged: Int64 = 0
  private(set) var checkIns: Int64 = 0
  /// What the document leaves out and is archived or removed.
  private(set) var pruned: Int64 = 0
  /// What would be with prune, where it stays.
  private(set) var leftAlone: Int64 = 0
  /// Whether each edit's part of the organisation is still as it was compared with, in their order;
  /// empty where nobody asks.
  private(set) var checks: [StandingCheck] = []
  /// Over all differences with their values; zero where nobody asks.
  private(set) var digest = Digest256.zero
  /// What the fields of further differences may take.
  private var bytesLeft: Int
  private let use: Use

  /// What a plan is made for.
  enum Use {
    /// To be carried out.
    case work
    /// The same, while what it was compared with stands.
    case boundWork
    /// To be shown, with the fields' values.
    case trial
  }

  /// - Parameter prune: whether what the document leaves out is archived.
  init(_ reading: ReadingResult, prune: Bool, over organisation: Organisation, for use: Use) {
    self.use = use
    self.bytesLeft = use == .trial ? Limits.importDifferenceBytes : 0
    let document = reading.document
    let leftOut = ImportPrune(document, reading.lists, over: organisation).items
    // They are told first, where no list cuts them off, and done last, where nothing needs them.
    if prune { self.notePruned(leftOut) } else { self.leftAlone = Int64(leftOut.count) }
    if !document.notes.isEmpty { self.add(.documentNotes(document.notes), "document") }
    self.putPlaces(document, organisation)
    self.putItems(document, organisation)
    self.addCheckIns(document, organisation)
    self.addArchivings(document, organisation)
    if prune {
      for item in leftOut {
        let place = "\(item.difference.type) \(item.difference.id)"
        self.add(item.edit, place, stands: item.stands)
      }
    }
  }

  private mutating func notePruned(_ items: [ImportPrune.Item]) {
    self.pruned = Int64(items.count)
    for item in items { self.note(item.difference, from: item.row, to: nil) }
  }

  /// Regions, units, members, metrics and cycles: what items name.
  private mutating func putPlaces(
    _ document: OrganisationDocument, _ organisation: Organisation
  ) {
    for row in Self.parentsFirst(document.regions, { $0.id }, { $0.parent }) {
      self.put(row, "region", row.id, in: organisation) {
        $0.region(row.id)
      } edit: {
        .region($0, $1)
      } row: {
        .region($0)
      }
    }
    for row in Self.parentsFirst(document.units, { $0.id }, { $0.parent }) {
      self.put(row, "unit", row.id, in: organisation) {
        $0.unit(row.id)
      } edit: {
        .unit($0, $1)
      } row: {
        .unit($0)
      }
    }
    for row in document.members {
      self.put(row, "member", row.id, in: organisation) {
        $0.member(row.id)
      } edit: {
        .member($0, $1)
      } row: {
        .member($0)
      }
    }
    // A ratio comes after what it is of.
    for row in document.metrics.filter({ $0.rule != .ratio })
      + document.metrics.filter({ $0.rule == .ratio })
    {
      self.put(row, "metric", row.id, in: organisation) {
        $0.metric(row.id)
      } edit: {
        .metric($0, $1)
      } row: {
        .metric($0)
      }
    }
    for row in Self.parentsFirst(document.cycles, { $0.id }, { $0.parent }) {
      self.put(row, "cycle", row.id, in: organisation) {
        $0.cycle(row.id)
      } edit: {
        .cycle($0, $1)
      } row: {
        .cycle($0)
      }
    }
  }

  /// Objectives, key results, and what lies between them.
  private mutating func putItems(_ document: OrganisationDocument, _ organisation: Organisation) {
    for row in document.objectives {
      self.put(row, "objective", row.id, in: organisation) {
        $0.objective(row.id)
      } edit: {
        .objective($0, $1)
      } row: {
        .objective($0)
      }
    }
    for row in document.keyResults {
      self.put(row, "key_result", row.id, in: organisation) {
        $0.keyResult(row.id)
      } edit: {
        .keyResult($0, $1)
      } row: {
        .keyResult($0)
      }
    }
    for row in document.alignments {
      self.put(row, "alignment", "\(row.from) → \(row.to)", in: organisation) {
        $0.alignment(row.from, row.to)
      } edit: {
        .alignment($0, $1)
      } row: {
        .alignment($0)
      }
    }
    for row in document.dependencies {
      self.put(row, "dependency", row.id, in: organisation) {
        $0.dependency(row.id)
      } edit: {
        .dependency($0, $1)
      } row: {
        .dependency($0)
      }
    }
    for row in document.overrides {
      self.put(row, "override", row.item, in: organisation) {
        $0.override(ofItem: row.item)
      } edit: { row, _ in
        .override(row)
      } row: {
        .override($0)
      }
    }
  }

  /// Fields of a resource that no edit sets.
  private static let givenByServer: Set<String> = ["version", "number", "archive_time"]

  private mutating func add(
    _ edit: Edit, _ place: String, stands: @escaping StandingCheck = { _ in true }
  ) {
    self.edits.append(edit)
    self.places.append(place)
    if self.use == .boundWork { self.checks.append(stands) }
  }

  private mutating func put<R: MaskedMessage & Sendable>(
    _ row: R, _ type: String, _ id: String, in organisation: Organisation,
    find: @escaping @Sendable (Organisation) -> R?, edit: (R, PutMode) -> Edit,
    row kind: (R) -> DifferenceRow.Row
  ) {
    let place = "\(type) \(id)"
    guard let existing = find(organisation) else {
      self.created += 1
      self.note(Difference(sign: "+", type: type, id: id), from: nil, to: kind(row))
      self.add(edit(row, .create), place) { find($0) == nil }
      return
    }
    // Only what the document states: a field that it leaves out stays as it is.
    let stated = row.changedFields(from: R()).filter { !Self.givenByServer.contains($0) }
    let fields = row.changedFields(from: existing).filter { stated.contains($0) }
    // An archiving is an edit of its own, and the same difference.
    let shown = Self.archives(row, existing) ? fields + ["archive_time"] : fields
    if shown.isEmpty {
      self.unchanged += 1
      return
    }
    self.changed += 1
    self.note(
      Difference(sign: "~", type: type, id: id, fields: shown),
      from: kind(Self.only(shown, of: existing)), to: kind(Self.only(shown, of: row)))
    if fields.isEmpty { return }
    self.add(edit(row, .update(mask: fields)), place) { organisation in
      guard let now = find(organisation) else { return false }
      return now.changedFields(from: existing).allSatisfy { !fields.contains($0) }
    }
  }

  /// True where a document has archived what isn't yet.
  private static func archives<R: MaskedMessage>(_ row: R, _ existing: R) -> Bool {
    guard let row = row as? any ArchivableMessage, let existing = existing as? any ArchivableMessage
    else { return false }
    return row.isArchived && !existing.isArchived
  }

  /// Lists a difference while there is room for it, with its fields where they are shown.
  private mutating func note(
    _ difference: Difference, from before: DifferenceRow.Row?, to after: DifferenceRow.Row?
  ) {
    if self.use == .trial {
      var whole = difference
      whole.before = before.map { DifferenceRow(row: $0) }
      whole.after = after.map { DifferenceRow(row: $0) }
      self.digest = self.digest.chained(with: Digest256.hash(whole.encoded()))
    }
    guard self.differences.count < Limits.importDifferences else { return }
    var shown = difference
    if let before { self.show(before, in: &shown, \.before) }
    if let after { self.show(after, in: &shown, \.after) }
    self.differences.append(shown)
  }

  /// Some fields of a row.
  private static func only<R: MaskedMessage>(_ fields: [String], of row: R) -> R {
    var part = R()
    for field in fields { _ = part.take(field, from: row) }
    return part
  }

  /// Adds fields to a difference while there is room for them.
  private mutating func show(
    _ row: DifferenceRow.Row, in difference: inout Difference,
    _ place: WritableKeyPath<Difference, DifferenceRow?>
  ) {
    guard self.bytesLeft > 0 else { return }
    let shown = DifferenceRow(row: row)
    self.bytesLeft -= shown.encoded().count
    if self.bytesLeft >= 0 { difference[keyPath: place] = shown }
  }

  // MARK: Archivings

  /// What the document has archived, once all stands that it names: what stands in others first.
  private mutating func addArchivings(
    _ document: OrganisationDocument, _ organisation: Organisation
  ) {
    self.archive(document.dependencies, .dependency, "dependency") { organisation.dependency($0) }
    self.archive(document.keyResults, .keyResult, "key_result") { organisation.keyResult($0) }
    self.archive(document.objectives, .objective, "objective") { organisation.objective($0) }
    self.archive(
      Self.parentsFirst(document.cycles, { $0.id }, { $0.parent }).reversed(), .cycle, "cycle"
    ) { organisation.cycle($0) }
    self.archive(document.members, .member, "member") { organisation.member($0) }
    self.archive(document.metrics, .metric, "metric") { organisation.metric($0) }
    self.archive(
      Self.parentsFirst(document.units, { $0.id }, { $0.parent }).reversed(), .unit, "unit"
    ) { organisation.unit($0) }
    self.archive(
      Self.parentsFirst(document.regions, { $0.id }, { $0.parent }).reversed(), .region, "region"
    ) { organisation.region($0) }
  }

  private mutating func archive<R: ArchivableMessage>(
    _ rows: [R], _ type: ArchivableType, _ name: String, existing: (String) -> R?
  ) {
    for row in rows where row.isArchived {
      if existing(row.id)?.isArchived ?? false { continue }
      self.add(.archive(type, id: row.id), "\(name) \(row.id)")
    }
  }

  // MARK: Check-ins

  private mutating func addCheckIns(
    _ document: OrganisationDocument, _ organisation: Organisation
  ) {
    var recorded: [String: [CheckIn]] = [:]
    for row in document.checkIns {
      let id = row.checkIn.keyResult
      let known = recorded[id] ?? organisation.checkIns(ofKeyResult: id) ?? []
      if let match = known.firstIndex(where: { Self.isSame($0, row) }) {
        var rest = known
        rest.remove(at: match)
        recorded[id] = rest
        self.unchanged += 1
        continue
      }
      recorded[id] = known
      self.checkIns += 1
      self.add(.checkIn(row.checkIn), row.place)
    }
  }

  /// True where a record of the organisation is the one that the document states. A row without a
  /// time of its own matches whatever time its first import gave it.
  private static func isSame(_ record: CheckIn, _ row: DocumentCheckIn) -> Bool {
    guard record.value == row.checkIn.value, record.confidence == row.checkIn.confidence,
      record.note == row.checkIn.note
    else { return false }
    return row.origin != .stated || record.effectiveTime == row.checkIn.effectiveTime
  }

  /// The rows in an order in which each parent comes before its children; a circle keeps the
  /// document's order.
  static func parentsFirst<R>(
    _ rows: [R], _ id: (R) -> String, _ parent: (R) -> String
  ) -> [R] {
    let indices = Dictionary(
      rows.enumerated().map { (id($1), $0) }, uniquingKeysWith: { first, _ in first })
    var placed: Set<Int> = []
    var ordered: [R] = []
    for index in rows.indices {
      var chain: [Int] = []
      var next: Int? = index
      while let current = next, !placed.contains(current), !chain.contains(current) {
        chain.append(current)
        next = indices[parent(rows[current])]
      }
      for current in chain.reversed() {
        placed.insert(current)
        ordered.append(rows[current])
      }
    }
    return ordered
  }
}

/// The organisation's resources, for a document to refer to.
struct KnownResources: ExistingResources {
  let organisation: Organisation

  func region(_ id: String) -> Region? { self.organisation.region(id) }
  func unit(_ id: String) -> Unit? { self.organisation.unit(id) }
  func member(_ id: String) -> Member? { self.organisation.member(id) }
  func metric(_ id: String) -> Metric? { self.organisation.metric(id) }
  func cycle(_ id: String) -> Cycle? { self.organisation.cycle(id) }
  func objective(_ id: String) -> Objective? { self.organisation.objective(id) }
  func keyResult(_ id: String) -> KeyResult? { self.organisation.keyResult(id) }
}
