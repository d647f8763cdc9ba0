// What is wrong with settings, each with the place where it was written.

/// One thing that is wrong.
struct SettingProblem: Sendable, Hashable, CustomStringConvertible {
  /// A flag, a variable, or a file with a line.
  let place: String
  let message: String

  init(place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  init(_ key: SettingKey, _ source: SettingSource, _ message: String) {
    self.message = message
    self.place =
      switch source {
      case .flag: key.flag
      case .environment: key.variable
      case .file, .credential, .standard: source.description
      }
  }

  var description: String { self.place.isEmpty ? self.message : "\(self.place): \(self.message)" }
}

/// Everything that is wrong with the settings of one start.
struct SettingsFailure: Error, Sendable, Hashable, CustomStringConvertible {
  let problems: [SettingProblem]

  init(_ problems: [SettingProblem]) {
    precondition(!problems.isEmpty, "a failure without a problem")
    self.problems = problems.sorted { ($0.place, $0.message) < ($1.place, $1.message) }
  }

  var description: String { self.problems.map(\.description).joined(separator: "\n") }
}
