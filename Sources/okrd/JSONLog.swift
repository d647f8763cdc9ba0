// The server's log: a line of JSON an event, on standard error, with control characters escaped.

internal import Glibc
internal import Logging
internal import Synchronization

/// From which levels on the program logs, for all of its loggers; they change while these are in use.
final class LogThreshold: Sendable {
  private let current: Mutex<LogLevels>

  init(_ levels: LogLevels) { self.current = Mutex(levels) }

  var levels: LogLevels {
    get { self.current.withLock { $0 } }
    set { self.current.withLock { $0 = newValue } }
  }
}

/// Writes log events as JSON lines.
struct JSONLog: LogHandler {
  /// A level for copies of one logger; that of the part it belongs to where it is nil.
  private var ownLevel: Logger.Level?
  private let threshold: LogThreshold
  var metadata: Logger.Metadata = [:]
  let label: String

  /// The program's logger.
  static func logger(_ threshold: LogThreshold) -> Logger {
    Logger(label: "okrd") { JSONLog(threshold: threshold, label: $0) }
  }

  private init(threshold: LogThreshold, label: String) {
    self.threshold = threshold
    self.label = label
  }

  var logLevel: Logger.Level {
    get { self.ownLevel ?? self.threshold.levels.level(of: self.component) }
    set { self.ownLevel = newValue }
  }

  /// The part of the program that it logs for.
  private var component: String {
    guard case .string(let name)? = self.metadata["component"] else { return self.label }
    return name
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { self.metadata[key] }
    set { self.metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var metadata = self.metadata.merging(event.metadata ?? [:]) { $1 }
    let component = metadata.removeValue(forKey: "component") ?? .string(self.label)
    let fields: [(String, Logger.MetadataValue)] =
      [
        ("time", .string(Self.now())), ("level", .string(event.level.rawValue)),
        ("component", component), ("msg", .string("\(event.message)")),
      ] + metadata.sorted { $0.key < $1.key }
    StandardError.write(Self.line(fields) + "\n")
  }

  /// Why the program ends, as an event.
  static func failure(_ words: String) -> String {
    self.line([
      ("time", .string(self.now())), ("level", .string(Logger.Level.critical.rawValue)),
      ("component", .string("okrd")), ("msg", .string(words)),
    ])
  }

  /// An event as a JSON object on one line.
  static func line(_ fields: [(String, Logger.MetadataValue)]) -> String {
    let members = fields.map { "\"\(Self.escaped($0.0))\":\(Self.value($0.1))" }
    return "{\(members.joined(separator: ","))}"
  }

  /// Numbers and truth stay what they are; everything else is text.
  private static func value(_ value: Logger.MetadataValue) -> String {
    if case .stringConvertible(let number) = value {
      if let whole = number as? any BinaryInteger { return "\(whole)" }
      if let real = number as? Double, real.isFinite { return "\(real)" }
      if let isTrue = number as? Bool { return "\(isTrue)" }
    }
    return "\"\(self.escaped("\(value)"))\""
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// The time, in UTC, with milliseconds.
  static func now() -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var parts = tm()
    gmtime_r(&time.tv_sec, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let millis = String(time.tv_nsec / 1_000_000 + 1_000).dropFirst()
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)).\(millis)Z"
  }
}
