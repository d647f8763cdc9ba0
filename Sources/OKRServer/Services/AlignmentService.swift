// AlignmentService: which item carries which.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addAlignments() {
    let service = RPC.AlignmentService.self
    self.mutate(service.createAlignment, .administrator) { request throws(RequestError) in
      [.alignment(try required(request.alignment, "alignment"), .create)]
    } reply: { organisation, request, result in
      CreateAlignmentResponse(
        alignment: organisation.alignment(
          request.alignment?.from ?? "", request.alignment?.to ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateAlignment, .administrator) { request throws(RequestError) in
      [.alignment(try required(request.alignment, "alignment"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateAlignmentResponse(
        alignment: organisation.alignment(
          request.alignment?.from ?? "", request.alignment?.to ?? ""), outcome: result.outcome,
        before: result.before())
    }
    self.mutate(service.deleteAlignment, .administrator) { request in
      [.removeAlignment(lower: request.from, upper: request.to)]
    } reply: { _, _, result in
      DeleteAlignmentResponse(outcome: result.outcome)
    }
    self.read(service.getAlignment) { organisation, request throws(RequestError) in
      guard let alignment = organisation.listedAlignment(request.from, request.to) else {
        throw .notFound("alignment", "\(request.from) → \(request.to)")
      }
      return GetAlignmentResponse(alignment: alignment)
    }
    self.readRows(service.listAlignments, cost: 64, isLong: { !$0.filter.isEmpty }) {
      organisation, request, pager throws(RequestError) in
      let list = try AlignmentList(request, pager)
      return try request.item.isEmpty ? list.all(organisation) : list.ofItem(organisation)
    }
  }
}

/// One list of alignments as it was asked for.
private struct AlignmentList {
  private let item: String
  private let filter: RecordFilter<Alignment>
  private let pager: Pager

  /// - Throws: where the filter can't be.
  init(_ request: ListAlignmentsRequest, _ pager: Pager) throws(RequestError) {
    self.item = request.item
    self.filter = try Alignment.filter(request.filter)
    self.pager = pager
  }

  /// By the ids of the ends.
  func ofItem(
    _ organisation: borrowing Organisation
  ) throws(RequestError) -> ListAlignmentsResponse {
    guard let rows = organisation.alignments(ofItem: self.item) else {
      throw .notFound("objective or key result", self.item, field: "item")
    }
    var last = ("", "")
    if self.pager.start > 0 {
      guard let ends = organisation.alignmentEnds(self.pager.start - 1) else {
        throw Pager.foreignToken
      }
      last = ends
    }
    let (page, next, total) = self.pager.cut(
      rows.filter { self.filter.fits($0.alignment) }, isFiltered: self.filter.isAsked,
      number: \.number
    ) { row, _ in
      (row.alignment.from, row.alignment.to) > last
    }
    return ListAlignmentsResponse(
      alignments: page.map(\.alignment), nextPageToken: next, total: total)
  }

  /// From the last one shown on, until the page is full; through a filter the first page goes on to the end,
  /// to count them.
  func all(_ organisation: borrowing Organisation) -> ListAlignmentsResponse {
    let isCounted = !self.filter.isAsked || self.pager.total != nil
    var page: [NumberedAlignment] = []
    var count = 0
    organisation.forEachAlignment(behind: self.pager.start > 0 ? self.pager.start - 1 : nil) {
      row in
      guard self.filter.fits(row.alignment) else { return true }
      count += 1
      if page.count < self.pager.size { page.append(row) }
      return !isCounted || count <= self.pager.size
    }
    let total = self.filter.isAsked ? self.pager.total ?? count : organisation.alignmentCount
    var next = ""
    if count > page.count, let last = page.last {
      next = self.pager.token(last.number + 1, total: self.filter.isAsked ? total : nil)
    }
    return ListAlignmentsResponse(
      alignments: page.map(\.alignment), nextPageToken: next, total: Int32(total))
  }
}
