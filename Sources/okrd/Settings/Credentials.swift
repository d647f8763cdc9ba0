// Settings that come as files of a directory, as systemd's LoadCredential and containers give secrets.

internal import Glibc

/// The settings among a directory's files: each is named as its key.
struct Credentials: Sendable {
  /// Names the directory. It is no setting: a file can't name another place of settings.
  static let variable = "\(Setting.variablePrefix)CREDENTIALS"
  /// systemd's own, used where nobody names another.
  static let systemVariable = "CREDENTIALS_DIRECTORY"
  /// What may come so. Of a path the file itself is what the setting names; of a connection the value
  /// is its first line.
  static let keys: [SettingKey] = [.database, .databasePasswordFile, .tlsCertificate, .tlsKey]

  /// A setting, its text, and the file.
  struct Entry: Sendable {
    let key: SettingKey
    let text: String
    let path: String
  }

  private(set) var entries: [Entry] = []
  private(set) var problems: [SettingProblem] = []

  /// - Parameters:
  ///   - directory: the one that a flag names; that of the variables where it is nil.
  ///   - environment: all variables.
  init(directory: String?, _ environment: [String: String]) {
    let named = [directory, environment[Self.variable], environment[Self.systemVariable]]
    guard let directory = named.compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return }
    guard access(directory, X_OK) == 0 else {
      let reason = String(cString: strerror(errno))
      self.problems = [SettingProblem(place: directory, "The directory can't be read: \(reason).")]
      return
    }
    for key in Self.keys { self.take(key, "\(directory)/\(key.rawValue)") }
  }

  private mutating func take(_ key: SettingKey, _ path: String) {
    guard access(path, F_OK) == 0 else { return }
    do throws(Failure) {
      let text = key.setting.kind.isSecret ? try SecretFile.firstLine(path) : path
      self.entries.append(Entry(key: key, text: text, path: path))
    } catch {
      self.problems.append(SettingProblem(place: "", error.description))
    }
  }
}
