// The settings among the environment's variables.

internal import Terminal

/// What the variables that begin with `OKRD_` say.
struct EnvironmentSettings: Sendable {
  /// Names the configuration file. It is no setting: a file can't name another.
  static let fileVariable = "\(Setting.variablePrefix)CONFIG"

  private(set) var texts: [SettingKey: String] = [:]
  private(set) var file: String?
  private(set) var problems: [SettingProblem] = []

  /// Reads them; an empty variable counts as one that isn't set.
  init(_ environment: [String: String]) {
    let keys = Dictionary(uniqueKeysWithValues: SettingKey.allCases.map { ($0.variable, $0) })
    for (name, text) in environment where name.hasPrefix(Setting.variablePrefix) && !text.isEmpty {
      if name == Credentials.variable { continue }
      if name == Self.fileVariable {
        self.file = text
      } else if let key = keys[name] {
        self.texts[key] = text
      } else {
        let near = NearestWord.find(
          name, among: keys.keys.sorted() + [Self.fileVariable, Credentials.variable])
        let advice = near.map { "did you mean \($0)?" } ?? "unset it."
        self.problems.append(
          SettingProblem(place: name, "There is no such setting; \(advice)"))
      }
    }
  }
}
