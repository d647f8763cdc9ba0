// What the server is started with: each setting's value, and where it came from.

internal import PostgresClient

/// Where a value came from.
enum SettingSource: Sendable, Hashable, CustomStringConvertible {
  case flag
  case environment
  case file(String, line: Int)
  /// A file of the directory with credentials.
  case credential(String)
  case standard

  var description: String {
    switch self {
    case .flag: "flag"
    case .environment: "environment"
    case .file(let path, let line): "\(path):\(line)"
    case .credential(let path): path
    case .standard: "default"
    }
  }
}

/// The settings of one start. A flag wins over the environment, that over the file, that over
/// credentials, and those over the default.
struct Settings: Sendable {
  /// A value as it was written, as it was read, and its source.
  struct Entry: Sendable {
    let text: String
    let value: SettingValue
    let source: SettingSource
  }

  private(set) var entries: [SettingKey: Entry] = [:]
  /// The configuration file, where one was read.
  let file: String?

  /// Takes everything given together.
  /// - Parameters:
  ///   - flags: the texts of the command line's flags.
  ///   - environment: all variables; those of okrd begin with `OKRD_`. An empty one isn't set.
  ///   - path: the configuration file; the variable `OKRD_CONFIG` where it is nil.
  ///   - credentials: the directory with secrets; that of the variables where it is nil.
  /// - Throws: every problem at once.
  init(
    flags: [SettingKey: String] = [:], environment: [String: String] = [:],
    file path: String? = nil,
    credentials directory: String? = nil
  ) throws(SettingsFailure) {
    let variables = EnvironmentSettings(environment)
    self.file = path ?? variables.file
    let credentials = Credentials(directory: directory, environment)
    var problems = variables.problems + credentials.problems
    for entry in credentials.entries {
      self.take(entry.key, entry.text, .credential(entry.path), &problems)
    }
    if let file = self.file {
      let read = SettingsFile(path: file)
      problems += read.problems
      for line in read.lines {
        let source = SettingSource.file(file, line: line.number)
        self.take(line.key, line.text, source, &problems)
      }
    }
    for (key, text) in variables.texts { self.take(key, text, .environment, &problems) }
    for (key, text) in flags { self.take(key, text, .flag, &problems) }
    for key in SettingKey.allCases where self.entries[key] == nil {
      if let text = key.setting.standard { self.take(key, text, .standard, &problems) }
    }
    guard problems.isEmpty else { throw SettingsFailure(problems) }
  }

  private mutating func take(
    _ key: SettingKey, _ text: String, _ source: SettingSource, _ problems: inout [SettingProblem]
  ) {
    let kind = key.setting.kind
    guard !text.isEmpty, let value = kind.value(of: text) else {
      let given = kind.isSecret ? "" : text.isEmpty ? ", and has no value" : ", not \"\(text)\""
      let message = "\(key.rawValue) takes \(kind.takes)\(given)."
      return problems.append(SettingProblem(key, source, message))
    }
    self.entries[key] = Entry(text: text, value: value, source: source)
  }

  // MARK: Values

  /// A setting's text; nil where it has none.
  func text(_ key: SettingKey) -> String? { self.entries[key]?.text }

  func number(_ key: SettingKey) -> Int {
    guard case .number(let number) = self.entries[key]?.value else {
      preconditionFailure("\(key.rawValue) is no number with a default")
    }
    return number
  }

  func isOn(_ key: SettingKey) -> Bool {
    guard case .yesNo(let isOn) = self.entries[key]?.value else {
      preconditionFailure("\(key.rawValue) isn't yes or no")
    }
    return isOn
  }

  /// True where nobody gave the setting.
  func isStandard(_ key: SettingKey) -> Bool { self.entries[key]?.source == .standard }

  /// An address to listen on; nil for none.
  func address(_ key: SettingKey) -> HostAndPort? {
    guard case .address(let address) = self.entries[key]?.value else { return nil }
    return address
  }

  /// The database's endpoint as written; nil where the data lies in a directory.
  var endpoint: PostgresEndpoint? {
    guard case .connection(let endpoint) = self.entries[.database]?.value else { return nil }
    return endpoint
  }

  /// A setting's value as it may be shown: never with a secret.
  func shown(_ key: SettingKey) -> String {
    guard let entry = self.entries[key] else { return "" }
    guard case .connection(let endpoint) = entry.value else { return entry.text }
    return endpoint.shown
  }
}
