// The files that the help's examples name, in a folder of their own, and the examples' words with
// those paths.

import Glibc
import Testing

@testable import okr

/// A folder with what examples read and write.
final class ExampleFolder {
  /// Endings of names that are files.
  private static let endings = [".json", ".csv", ".ndjson", ".token", ".html", ".pem", ".plan"]

  let folder: TemporaryFolder

  init() throws {
    self.folder = try TemporaryFolder()
    try LocalFile.makeFolders(self.folder.path + "/home/.okr")
    try self.write("home/.okr/token", "okr_example\n")
  }

  var path: String { self.folder.path }

  /// Where profiles and caches of a run lie.
  var environment: [String: String] {
    ["HOME": self.path + "/home", "XDG_CONFIG_HOME": self.path, "XDG_CACHE_HOME": self.path]
  }

  func write(_ name: String, _ text: String) throws {
    _ = try self.folder.write(name, text)
  }

  /// The words of an example, its files in this folder.
  func words(_ example: String) -> [String] {
    ShellWords.split(example).map { word in
      if word.hasPrefix("~/") { return self.path + "/home" + word.dropFirst() }
      let isFile = Self.endings.contains { word.hasSuffix($0) && word.count > $0.count }
      return isFile && !word.hasPrefix("/") ? "\(self.path)/\(word)" : word
    }
  }

  /// A text without the folder's own name, which differs from run to run.
  func neutral(_ text: String) -> String {
    text.replacing(self.path, with: "/folder")
  }
}
