// ImportService: documents in and out, and published scores beside computed ones.

internal import Interchange
internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import Synchronization

extension RouteTable {
  mutating func addImports() {
    let service = RPC.ImportService.self
    self.add(service.importDocument, .organisationAdministrator) { call in
      guard let first = call.decode(ImportDocumentRequest.self) else { return }
      ImportUpload(call, first: first).begin(first.chunk)
    }
    self.readWhole(service.exportDocument) { call, organisation, request throws(RequestError) in
      try ExportDownload(call, organisation, request).begin()
    }
    self.readPages(service.comparePublished) { _, page, request throws(RequestError) in
      try PublishedComparison(page.organisation, request).response(page)
    }
  }
}

/// Sends an export piece by piece, as the reader grants credit.
final class ExportDownload: Sendable {
  private static let pieceBytes = 256 << 10

  private let call: Call
  private let organisation: Organisation
  private let pieces: Mutex<ArraySlice<[UInt8]>>

  init(
    _ call: Call, _ organisation: Organisation, _ request: ExportDocumentRequest
  ) throws(RequestError) {
    self.call = call
    self.organisation = organisation
    let writer = DocumentWriter(
      try OrganisationDocument(organisation, asked: request.cycles))
    var pieces: [[UInt8]] = []
    writer.write(pieceBytes: Self.pieceBytes) { pieces.append($0) }
    self.pieces = Mutex(pieces[...])
  }

  func begin() { self.call.wire.onWritable { self.send() } }

  private func send() {
    let isDone = self.pieces.withLock { pieces in
      while let piece = pieces.first {
        guard self.call.wire.send(ExportDocumentResponse(chunk: piece).encoded()) else {
          return false
        }
        pieces.removeFirst()
        if pieces.isEmpty { return true }
      }
      return false
    }
    guard isDone else { return }
    self.call.wire.finish(
      payload: nil, revision: RevisionToken.text(self.organisation.revision),
      instantMicros: self.organisation.instant)
  }
}

extension OrganisationDocument {
  /// An organisation as a document.
  /// - Throws: NOT_FOUND for a cycle that isn't there.
  init(_ organisation: Organisation, asked cycles: [String]) throws(RequestError) {
    try organisation.checkCycles(cycles)
    self.init(organisation, cycles: Set(cycles))
  }

  /// An organisation as a document.
  /// - Parameter cycles: only what belongs to these; empty means everything.
  init(_ organisation: Organisation, cycles: Set<String>) {
    self.init()
    let isWanted = { (cycle: String) in cycles.isEmpty || cycles.contains(cycle) }
    self.notes = organisation.documentNotes
    self.regions = organisation.allRegions
    self.units = organisation.allUnits
    self.members = organisation.allMembers
    self.metrics = organisation.allMetrics
    self.cycles = organisation.allCycles.filter { isWanted($0.id) }
    self.objectives = organisation.allObjectives.filter { isWanted($0.cycle) }
    let ids = Set(self.objectives.map(\.id))
    self.keyResults = organisation.allKeyResults.filter { ids.contains($0.objective) }
    let items = ids.union(self.keyResults.map(\.id))
    self.alignments = organisation.allAlignments.filter {
      items.contains($0.from) && items.contains($0.to)
    }
    self.dependencies = organisation.allDependencies.filter { ids.contains($0.objective) }
    // What was taken back is history, which documents don't carry.
    self.overrides = organisation.allOverrides.filter {
      $0.score != nil && items.contains($0.item)
    }
    self.checkIns = self.keyResults.flatMap { keyResult in
      (organisation.checkIns(ofKeyResult: keyResult.id) ?? []).filter(\.inForce)
        .sorted { $0.revision < $1.revision }.map { DocumentCheckIn(checkIn: $0) }
    }
  }
}

extension Organisation {
  /// - Throws: NOT_FOUND for a cycle that isn't there.
  func checkCycles(_ cycles: [String]) throws(RequestError) {
    for cycle in cycles where self.cycle(cycle) == nil {
      throw .notFound("cycle", cycle, field: "cycles")
    }
  }
}

/// Published scores beside computed ones.
struct PublishedComparison {
  private let request: ComparePublishedRequest
  private var rows: [PublishedRow] = []

  init(
    _ organisation: borrowing Organisation, _ request: ComparePublishedRequest
  ) throws(RequestError) {
    self.request = request
    if !request.cycle.isEmpty, organisation.cycle(request.cycle) == nil {
      throw .notFound("cycle", request.cycle, field: "cycle")
    }
    for objective in organisation.allObjectives
    where request.cycle.isEmpty || objective.cycle == request.cycle {
      self.add(objective.id, objective.title, objective, objective.scorePublished, organisation)
      for keyResult in organisation.keyResults(ofObjective: objective.id) {
        self.add(keyResult.id, keyResult.title, objective, keyResult.scorePublished, organisation)
      }
    }
  }

  private mutating func add(
    _ id: String, _ title: String, _ objective: Objective, _ published: Ratio?,
    _ organisation: borrowing Organisation
  ) {
    guard let published, let node = organisation.node(id) else { return }
    let figures = organisation.figures(node)
    self.rows.append(
      PublishedRow(
        id: id, title: title, cycle: objective.cycle, published: published,
        computed: figures.score, words: Self.words(published, figures)))
  }

  /// Two figures are the same here when they agree in the two digits that people publish.
  static func agree(_ published: Ratio, _ computed: Ratio?) -> Bool {
    guard let computed else { return false }
    return abs(published.ppm - computed.ppm) <= 5_000
  }

  private static func words(_ published: Ratio, _ figures: Figures) -> String {
    if Self.agree(published, figures.score) { return "" }
    guard let score = figures.score else { return "nothing to compute a score from" }
    if figures.coverage?.ppm == 0 { return "published without check-ins: computed as missing" }
    let difference = published.ppm - score.ppm
    return "published \(difference > 0 ? "higher" : "lower") by "
      + DecimalText.shortest(abs(difference))
  }

  func response(_ asked: FigurePage) -> ComparePublishedResponse {
    let equal = self.rows.filter { Self.agree($0.published ?? Ratio(), $0.computed) }.count
    let shown =
      self.request.onlyDifferences
      ? self.rows.filter { !Self.agree($0.published ?? Ratio(), $0.computed) } : self.rows
    let (page, next) = asked.cut(shown)
    return ComparePublishedResponse(
      rows: Array(page), nextPageToken: next, total: Int32(shown.count),
      compared: Int64(self.rows.count), equal: Int64(equal))
  }
}
