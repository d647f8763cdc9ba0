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
          request.alignment?.from ?? "", request.alignment?.to ?? ""), outcome: result.outcome)
    }
    self.mutate(service.deleteAlignment, .administrator) { request in
      [.removeAlignment(lower: request.from, upper: request.to)]
    } reply: { _, _, result in
      DeleteAlignmentResponse(outcome: result.outcome)
    }
    self.read(service.getAlignment) { organisation, request throws(RequestError) in
      guard let alignment = organisation.alignment(request.from, request.to) else {
        throw .notFound("alignment", "\(request.from) → \(request.to)")
      }
      return GetAlignmentResponse(alignment: alignment)
    }
    self.read(service.listAlignments, cost: 64) { organisation, request throws(RequestError) in
      let pager = try Pager(request)
      guard request.item.isEmpty else {
        let rows = organisation.alignments(ofItem: request.item)
        let (page, next) = pager.cut(rows.sorted { ($0.from, $0.to) < ($1.from, $1.to) })
        return ListAlignmentsResponse(
          alignments: Array(page), nextPageToken: next, total: Int32(rows.count))
      }
      let (range, next) = pager.range(of: organisation.alignmentCount)
      return ListAlignmentsResponse(
        alignments: organisation.alignments(range), nextPageToken: next,
        total: Int32(organisation.alignmentCount))
    }
  }
}
