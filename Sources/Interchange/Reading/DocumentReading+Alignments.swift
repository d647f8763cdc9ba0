// Alignments: collected while items are read, resolved once the kinds at both ends are known.

internal import OKRModel

/// An edge as the document states it.
struct StatedEdge {
  enum Source {
    case alignment
    case parentObjective
    case parentKeyResult
  }

  var from: String
  var isKeyResult: Bool
  var to: String
  var mode = AlignmentMode.unspecified
  var weight: Weight?
  var source = Source.alignment
  /// Of the upper end's id.
  var place: String
}

/// What stands at an edge's upper end.
private enum UpperEnd {
  case objective
  case keyResult(KeyResult)
}

private struct Pair: Hashable {
  var from: String
  var to: String
}

extension DocumentReading {
  mutating func readAlignments(from id: String, isKeyResult: Bool, _ fields: inout FieldReader) {
    let position = fields.index(of: "alignments") ?? 0
    for (index, item) in fields.items("alignments").enumerated() {
      let name = "alignments[\(index)]"
      guard var inner = FieldReader(item, fields.place(of: name), &self.log) else { continue }
      inner.id = id
      let to = inner.text("to", atMostBytes: Limits.idBytes)
      if to.isEmpty { inner.refuse("to", .fieldRequired, "An alignment needs its upper end.") }
      let mode: AlignmentMode = inner.word("mode")
      self.edges.append(
        StatedEdge(
          from: id, isKeyResult: isKeyResult, to: to, mode: mode, weight: inner.weight(),
          place: inner.place(of: "to")))
      fields.adopt(inner.finish(&self.log), from: name, at: position)
    }
  }

  /// `alignments` wins over `parent_…` where both name one pair; twice in `alignments` is refused.
  mutating func resolveEdges() {
    let edges = self.edges
    var stated = Set(edges.filter { $0.source == .alignment }.map(\.pair))
    var seen: Set<Pair> = []
    for edge in edges where !edge.to.isEmpty {
      if edge.source == .alignment {
        if !seen.insert(edge.pair).inserted {
          self.log.refuse(
            edge.place, .alignmentDuplicate,
            "\"\(edge.from)\" is aligned to \"\(edge.to)\" already: one edge a pair.",
            id: edge.from)
          continue
        }
      } else if !stated.insert(edge.pair).inserted {
        continue
      }
      self.resolve(edge)
    }
  }

  private mutating func resolve(_ edge: StatedEdge) {
    guard let upper = self.upperEnd(edge.to) else {
      self.log.refuse(
        edge.place, .idUnknown,
        "There is no \"\(edge.to)\" in the document or the organisation.", id: edge.from)
      return
    }
    let counting = self.countingMode(edge, upper)
    if let why = self.objection(edge, upper, counting) {
      self.log.refuse(edge.place, .alignmentNotAllowed, why, id: edge.from)
      return
    }
    self.document.alignments.append(
      Alignment(
        from: edge.from, to: edge.to, mode: edge.mode == .unspecified ? counting : edge.mode,
        weight: edge.weight))
  }

  private func upperEnd(_ id: String) -> UpperEnd? {
    switch self.items[id] {
    case .objective: return .objective
    case .keyResult(let index): return .keyResult(self.document.keyResults[index])
    case nil: break
    }
    if self.context.existing.objective(id) != nil { return .objective }
    return self.context.existing.keyResult(id).map { .keyResult($0) }
  }

  /// The mode that counts where section "Alignments" of docs/INTERCHANGE.md allows one, else
  /// `none`.
  private func countingMode(_ edge: StatedEdge, _ upper: UpperEnd) -> AlignmentMode {
    switch upper {
    case .objective: return edge.isKeyResult ? .none : .average
    case .keyResult(let upper):
      switch upper.kind {
      case .rollupScore where !edge.isKeyResult: return .average
      case .rollupValue where edge.isKeyResult && self.unit(of: edge.from) == upper.unit:
        return .value
      default: return .none
      }
    }
  }

  private func unit(of id: String) -> String? {
    guard case .keyResult(let index)? = self.items[id] else { return nil }
    return self.document.keyResults[index].unit
  }

  /// Why the edge may not be; nil where it may.
  private func objection(_ edge: StatedEdge, _ upper: UpperEnd, _ counting: AlignmentMode)
    -> String?
  {
    switch (upper, edge.source) {
    case (.objective, .parentKeyResult): return "\"\(edge.to)\" is an objective, no key result."
    case (.keyResult, .parentObjective): return "\"\(edge.to)\" is a key result, no objective."
    default: break
    }
    if case .objective = upper, edge.isKeyResult {
      return "A key result is aligned to key results only; its objective carries it already."
    }
    switch edge.mode {
    case .unspecified, .none, counting: return nil
    default:
      return "By \(edge.mode.name) \"\(edge.from)\" can't be aligned to \"\(edge.to)\": average "
        + "takes an objective to an objective or a rollup_score key result, value a key result to "
        + "a rollup_value key result of the same unit."
    }
  }
}

extension StatedEdge {
  fileprivate var pair: Pair { Pair(from: self.from, to: self.to) }
}
