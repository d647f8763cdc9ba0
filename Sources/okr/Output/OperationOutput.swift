// Operations in words: their lists, one as it is, and how to look at it.

internal import ExactJSON
internal import OKRModel
internal import Terminal

enum OperationOutput {
  static let listing = Listing<OKRModel.Operation>(
    columns: [
      .text("ID") { $0.id },
      .text("KIND") { FigureText.name($0.kind) },
      .text("STATE") { FigureText.name($0.state) },
      .text("DONE", .right) { Self.share($0) },
      .text("CYCLES", isFlexible: true, isSpare: true) { $0.cycles.joined(separator: ", ") },
      ListColumn("STARTED") {
        Cell(FigureText.instant($0.createTime, $1.surface, now: $1.nowMicros))
      },
      .text("BY", isSpare: true) { $0.principal },
      ListColumn("EXPIRES", isWide: true) {
        Cell(FigureText.instant($0.expireTime, $1.surface, now: $1.nowMicros))
      },
      .text("WHY", isWide: true) { $0.error?.reason ?? "" },
    ],
    json: { Self.json($0) }, id: { $0.id })

  /// Values of fields that an import changed are shown by okr diff.
  static func json(_ operation: OKRModel.Operation) -> JSONValue {
    var operation = operation
    if case .importDocument(var reply)? = operation.response?.response {
      for index in reply.differences.indices {
        reply.differences[index].before = nil
        reply.differences[index].after = nil
      }
      operation.response?.response = .importDocument(reply)
    }
    return MessageJSON.object(operation)
  }

  /// How much is done in a few characters: what was written, or a share in percent.
  static func share(_ operation: OKRModel.Operation) -> String {
    guard let progress = operation.progress, progress.unit != "bytes", progress.total > 0 else {
      return Self.progress(operation)
    }
    return "\(progress.completed * 100 / progress.total) %"
  }

  /// How much is done, such as `1 024 of 5 000 changes`; empty where there is nothing to count.
  static func progress(_ operation: OKRModel.Operation) -> String {
    guard let progress = operation.progress, !progress.unit.isEmpty else { return "" }
    if progress.unit == "bytes" {
      return progress.completed > 0 ? CountText.bytes(progress.completed) : ""
    }
    guard progress.total > 0 else { return "" }
    let total = CountText.grouped(progress.total)
    return "\(CountText.grouped(progress.completed)) of \(total) \(progress.unit)"
  }

  static func title(_ operation: OKRModel.Operation, _ surface: Surface) -> String {
    let style: Style =
      switch operation.state {
      case .succeeded: .green
      case .failed: .red
      default: []
      }
    let words = [
      "operation \(operation.id)", FigureText.name(operation.kind),
      operation.cycles.joined(separator: ", ").sanitised,
    ]
    return
      ([surface.paint(FigureText.name(operation.state), style)] + words.filter { !$0.isEmpty })
      .joined(separator: "  ")
  }

  /// One as it is, with what it answered and what to do next.
  static func lines(_ operation: OKRModel.Operation, _ presenter: Presenter) -> [String] {
    var lines = [self.title(operation, presenter.surface)]
    let progress = self.progress(operation)
    if !progress.isEmpty { lines.append("  done     \(progress)") }
    if operation.cancelRequested, !operation.done { lines.append("  it was asked to end") }
    if let error = operation.error {
      lines.append("  why      \(error.message.sanitised)")
      lines.append("  reason   \(error.reason)   okr help error \(error.reason)")
    }
    lines += self.response(operation, presenter)
    if let next = self.next(operation) { lines.append("  next     \(next)") }
    return lines
  }

  private static func response(
    _ operation: OKRModel.Operation, _ presenter: Presenter
  ) -> [String] {
    switch operation.response?.response {
    case .importDocument(let reply)?:
      return ImportReport(reply: reply, isDryRun: false, showsAll: false).lines(presenter)
    case .exportDocument(let document)?:
      return [
        "  size     \(CountText.bytes(document.sizeBytes)), as of \(document.revision)",
        "  sha256   \(document.sha256)",
      ]
    case .closeCycle(let reply)?: return reply.close.map { CloseText.facts($0) } ?? []
    case nil: return []
    }
  }

  /// The command that belongs after it.
  static func next(_ operation: OKRModel.Operation) -> String? {
    switch operation.state {
    case .receiving, .waiting, .running:
      SameConnection.command("okr operation wait \(operation.id)")
    case .succeeded where operation.kind == .export:
      SameConnection.command("okr operation result \(operation.id) -f company.json")
    default: nil
    }
  }
}

extension Presenter {
  /// Shows an operation that was started, or as it is.
  func operation(_ operation: OKRModel.Operation) throws {
    try self.object(OperationOutput.json(operation), id: operation.id) {
      OperationOutput.lines(operation, self)
    }
  }
}
