// Files with secrets: their owner alone may read them, and that can be put right here.

internal import Glibc

enum SecretChecks {
  /// - Parameter mayFix: whether files that others may read are taken from them.
  static func run(_ settings: Settings, mayFix: Bool) -> Finding {
    let files = Self.files(settings).filter { access($0, F_OK) == 0 }
    guard !files.isEmpty else { return Finding(.secrets, .skipped, "no file holds one") }
    let exposed = files.filter { SecretFile.exposure(of: $0) != nil }
    let fixed = mayFix ? exposed.filter { chmod($0, 0o600) == 0 } : []
    let left = exposed.filter { !fixed.contains($0) }
    guard left.isEmpty else {
      return Finding(
        .secrets, .failure, "others may read \(left.joined(separator: ", "))",
        advice: "okrd doctor --fix, as their owner; and replace what others may have read")
    }
    guard fixed.isEmpty else {
      return Finding(
        .secrets, .warning, "mode 600 now: \(fixed.joined(separator: ", "))",
        advice: "replace what others may have read")
    }
    return Finding(.secrets, .ok, "only their owner may read \(files.joined(separator: ", "))")
  }

  private static func files(_ settings: Settings) -> [String] {
    [
      settings.text(.tlsKey), settings.text(.databasePasswordFile),
      settings.text(.data).flatMap { Demo.isIn($0) ? Demo.tokenFile(in: $0) : nil },
    ].compactMap { $0 }
  }
}
