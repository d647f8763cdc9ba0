// What is logged, as text.

import Logging
import Synchronization

/// A log that stays in memory.
final class RecordedLog: Sendable {
  private let kept = Mutex("")

  /// A line an event: its level, its words and its fields.
  var text: String { self.kept.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

  private struct Handler: LogHandler {
    let log: RecordedLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(log: RecordedLog) { self.log = log }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { self.metadata[key] }
      set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map {
        "\($0.key)=\($0.value)"
      }
      let line = (["\(event.level)", "\(event.message)"] + fields).joined(separator: " ")
      self.log.kept.withLock { $0 += line + "\n" }
    }
  }
}
