// A row of the table of settings, and how the text of a value is read.

internal import PostgresClient

/// What a setting is about; its flags stand under this title.
enum SettingGroup: String, CaseIterable, Sendable {
  case data = "Data"
  case network = "Network"
  case work = "Work"

  /// Its settings, in the table's order.
  var keys: [SettingKey] { SettingKey.allCases.filter { $0.setting.group == self } }
}

/// What a setting takes, where it belongs and what it means.
struct Setting: Sendable {
  let group: SettingGroup
  let kind: SettingKind
  /// The text that stands for the setting where nobody gives one.
  let standard: String?
  let help: String

  /// Every environment variable of okrd begins so.
  static let variablePrefix = "OKRD_"
  /// 64 TiB.
  static let mostMebibytes = 1 << 26

  init(_ group: SettingGroup, _ kind: SettingKind, standard: String? = nil, _ help: String) {
    self.group = group
    self.kind = kind
    self.standard = standard ?? (kind.isYesNo ? "no" : nil)
    self.help = help
  }
}

/// What a setting takes.
enum SettingKind: Sendable {
  /// Any text that isn't empty; the word that stands for it in help.
  case text(String)
  /// A libpq connection string. A password in it is never shown.
  case connection
  /// HOST:PORT, or "none".
  case address
  case number(ClosedRange<Int>, unit: String? = nil)
  /// The first N of something, up to so many: `top20`, or "off", which is none.
  case top(Int)
  /// Levels of the log.
  case levels
  case yesNo

  var isYesNo: Bool {
    if case .yesNo = self { return true }
    return false
  }

  /// True where a value may hold a secret.
  var isSecret: Bool {
    if case .connection = self { return true }
    return false
  }

  /// The word for a value in help.
  var placeholder: String {
    switch self {
    case .text(let word): word
    case .connection: "URL"
    case .address: "HOST:PORT"
    case .number(_, let unit): unit == "MiB" ? "MIB" : "N"
    case .top: "topN"
    case .levels: "LEVEL"
    case .yesNo: "yes|no"
    }
  }

  /// What it takes, in words.
  var takes: String {
    switch self {
    case .text(let word): word == "DIR" ? "a directory" : "a path"
    case .connection: "a libpq connection string or URL"
    case .address: "HOST:PORT, such as 127.0.0.1:7443, or none"
    case .number(let range, let unit):
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
        + (unit.map { ", in \($0)" } ?? "")
    case .top(let most): "off, or top1 to top\(most)"
    case .levels: LogLevels.takes
    case .yesNo: "yes or no"
    }
  }

  /// Reads a value; nil where it isn't one.
  func value(of text: String) -> SettingValue? {
    switch self {
    case .text: .text(text)
    case .connection: (try? PostgresEndpoint(connectionString: text)).map { .connection($0) }
    case .address: text == "none" ? .text(text) : HostAndPort(text).map { .address($0) }
    case .number(let range, _): Int(text).flatMap { range.contains($0) ? .number($0) : nil }
    case .top(let most): Self.top(text, most: most).map { .number($0) }
    case .levels: LogLevels(text).map { .levels($0) }
    case .yesNo: ["yes": .yesNo(true), "no": .yesNo(false)][text]
    }
  }
}

extension SettingKind {
  private static func top(_ text: String, most: Int) -> Int? {
    if text == "off" { return 0 }
    guard let digits = text.wholeMatch(of: /top([1-9][0-9]{0,8})/)?.output.1,
      let count = Int(digits), count <= most
    else { return nil }
    return count
  }
}

/// A value that was read.
enum SettingValue: Sendable {
  case text(String)
  case connection(PostgresEndpoint)
  case address(HostAndPort)
  case number(Int)
  case levels(LogLevels)
  case yesNo(Bool)
}
