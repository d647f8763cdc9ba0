// What a server logs, kept for tests.

internal import Logging
internal import Synchronization

/// A log that stays in memory: the fields of each line, with its words as `msg` and its `level`.
final class LinesKept: Sendable {
  private let kept = Mutex<[[String: String]]>([])

  var lines: [[String: String]] { self.kept.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

  /// A line of such fields, waited for.
  func line(_ isAwaited: ([String: String]) -> Bool) async -> [String: String]? {
    for _ in 0..<600 {
      if let line = self.lines.first(where: isAwaited) { return line }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }

  private struct Handler: LogHandler {
    let log: LinesKept
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(log: LinesKept) { self.log = log }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { self.metadata[key] }
      set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let fields = self.metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        .merging(["msg": "\(event.message)", "level": event.level.rawValue]) { $1 }
      self.log.kept.withLock { $0.append(fields) }
    }
  }
}
