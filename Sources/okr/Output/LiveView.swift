// A command's output that is shown again whenever it is another one.

internal import ExactJSON
internal import OKRModel
internal import Synchronization
internal import Terminal

/// Shows one look after another: over the one before on a terminal, below it elsewhere; as JSON a
/// line each.
final class LiveView {
  /// Between two looks: changes that come faster are shown together.
  private static let pause: Duration = .milliseconds(250)

  private let session: Session
  private var redraw: Redraw
  private var shown: Look?

  init(_ session: Session) {
    self.session = session
    self.redraw = Redraw(rows: session.surroundings.rows)
  }

  /// Takes a look, and shows it where it is another one.
  func refresh(_ show: (Session) async throws -> Void) async throws {
    let presenter = self.session.presenter
    let out = KeptOutput()
    let err = KeptOutput()
    try await show(self.session.writing(to: out, err))
    let look =
      presenter.format.isJSON
      ? Self.documentLook(out.text, err.text)
      : Look(text: out.text, remarks: err.text, sense: out.text)
    guard look.sense != self.shown?.sense || look.remarks != self.shown?.remarks else { return }
    try self.put(look, presenter)
    self.shown = look
    try await Task.sleep(for: Self.pause)
  }

  private func put(_ look: Look, _ presenter: Presenter) throws {
    let sink = presenter.surroundings.out
    if Redraw.suits(presenter) {
      let lines = (look.text + look.remarks).split(
        separator: "\n", omittingEmptySubsequences: false)
      return try sink.write(self.redraw.over(lines.dropLast().map(String.init)))
    }
    if look.sense != self.shown?.sense, !look.text.isEmpty {
      if self.shown != nil, presenter.format.isForPeople { try sink.writeLine("") }
      try sink.write(look.text)
    }
    if look.remarks != self.shown?.remarks { try presenter.surroundings.err.write(look.remarks) }
  }

  /// A document on one line. The revision that it is as of makes it no other one.
  private static func documentLook(_ text: String, _ remarks: String) -> Look {
    guard case .object(let members)? = try? JSONReader.read(text) else {
      return Look(text: text, remarks: remarks, sense: text)
    }
    let sense = JSONValue.object(members.filter { $0.name != "as_of_revision" }).compact
    return Look(
      text: JSONValue.object(members).compact + "\n", remarks: remarks, sense: sense)
  }
}

/// What was written in one look.
private struct Look {
  let text: String
  let remarks: String
  /// What has to differ for another look.
  let sense: String
}

/// Keeps what is written.
private final class KeptOutput: TextSink {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { String(decoding: self.bytes.withLock { $0 }, as: UTF8.self) }

  func write(_ bytes: [UInt8]) throws { self.bytes.withLock { $0 += bytes } }
}

extension Session {
  /// The same with its output in other hands, and JSON as one document.
  fileprivate func writing(to out: any TextSink, _ err: any TextSink) -> Session {
    var surroundings = self.surroundings
    surroundings.out = out
    surroundings.err = err
    var presenter = self.presenter
    presenter.surroundings = surroundings
    if presenter.format == .ndjson { presenter.format = .json }
    return Session(
      backend: self.backend, settings: self.settings, presenter: presenter,
      surroundings: surroundings, options: self.options)
  }
}
