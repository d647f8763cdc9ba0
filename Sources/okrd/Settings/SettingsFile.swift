// The configuration file: a line is `key = value`, empty, or a comment that begins with #.

internal import PostgresClient
internal import Terminal

/// A configuration file, read as far as it can be.
struct SettingsFile: Sendable {
  struct Line: Sendable, Hashable {
    let number: Int
    let key: SettingKey
    let text: String
  }

  static let mostBytes = 65_536

  private(set) var lines: [Line] = []
  private(set) var problems: [SettingProblem] = []
  private let path: String

  /// Reads the file at `path`.
  init(path: String) {
    self.path = path
    do {
      self.read(try SmallFile.text(path, mostBytes: Self.mostBytes))
    } catch {
      self.problems = [SettingProblem(place: path, error.description)]
    }
    if let reason = self.exposure {
      self.problems.append(SettingProblem(place: path, "It holds a password, but \(reason)."))
    }
  }

  /// Reads a text, as if it stood in the file at `path`.
  init(text: String, path: String) {
    self.path = path
    self.read(text)
  }

  private mutating func read(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(SettingProblem.Cause) {
        guard let line = try Self.line(line.trimmed, number: index + 1) else { continue }
        if let first = self.lines.first(where: { $0.key == line.key }) {
          throw SettingProblem.Cause(
            "\(line.key.rawValue) stands in line \(first.number) already.")
        }
        self.lines.append(line)
      } catch {
        self.problems.append(SettingProblem(place: "\(self.path):\(index + 1)", error.message))
      }
    }
  }

  private static func line(
    _ text: Substring, number: Int
  ) throws(SettingProblem.Cause) -> Line? {
    if text.isEmpty || text.hasPrefix("#") { return nil }
    guard let sign = text.firstIndex(of: "=") else {
      throw SettingProblem.Cause("A line is \"key = value\", or a comment that begins with #.")
    }
    let name = String(text[..<sign].trimmed)
    let value = text[text.index(after: sign)...].trimmed
    guard let key = SettingKey(rawValue: name) else {
      let near = NearestWord.find(name, among: SettingKey.allCases.map(\.rawValue))
      throw SettingProblem.Cause(
        "There is no key \"\(name)\"\(near.map { "; did you mean \($0)?" } ?? ".")")
    }
    guard !value.contains(" #"), !value.hasPrefix("#") else {
      throw SettingProblem.Cause("A comment has a line of its own; this one is part of a value.")
    }
    return Line(number: number, key: key, text: String(value))
  }

  /// Why the file is no place for the password that it holds; nil where it is one, or holds none.
  private var exposure: String? {
    let holdsPassword = self.lines.contains { line in
      guard case .connection(let endpoint) = line.key.setting.kind.value(of: line.text) else {
        return false
      }
      return endpoint.hasPassword
    }
    return holdsPassword ? SecretFile.exposure(of: self.path) : nil
  }
}

extension SettingProblem {
  /// What is wrong, without the place.
  struct Cause: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }
}

extension Substring {
  /// Without white space at its ends.
  fileprivate var trimmed: Substring {
    guard let first = self.firstIndex(where: { !$0.isWhitespace }),
      let last = self.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return self[first...last]
  }
}
