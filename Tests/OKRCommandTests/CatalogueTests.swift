// Every reason that the sources give has an entry in the catalogue, and the catalogue names no
// other.

import Glibc
import Testing

@testable import okr

@Suite struct CatalogueTests {
  /// All words in capitals with an underscore, and the reasons without one, in calls that make
  /// failures.
  private static func reasons(in text: String) -> Set<String> {
    var found: Set<String> = []
    for piece in text.split(separator: "\"", omittingEmptySubsequences: false) {
      let isReason =
        piece.contains("_") && piece.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber }
      if isReason, piece.first?.isUppercase == true { found.insert(String(piece)) }
    }
    return found
  }

  private static func sources(_ folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var files: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") { continue }
      let path = folder + "/" + name
      if name.hasSuffix(".swift") { files.append(path) } else { files += Self.sources(path) }
    }
    return files
  }

  @Test func everyReasonHasAnEntry() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let files = Self.sources("/\(root)/Sources/okr").filter {
      !$0.hasSuffix("ErrorCatalogue.swift")
    }
    #expect(files.count > 40)
    var used: Set<String> = ["CONFIGURATION", "INTERRUPTED", "UNKNOWN_REASON", "USAGE"]
    for file in files {
      used.formUnion(Self.reasons(in: try LocalFile.readText(file, limitBytes: 1 << 20)))
    }
    // Variables of the environment, and reasons of the server and the library that are read here,
    // not given.
    used = used.filter { !$0.hasPrefix("OKR_") }
    used.subtract([
      "XDG_CONFIG_HOME", "STALE_VERSION", "TLS_SETTINGS", "NO_COLOR", "CLICOLOR_FORCE",
    ])
    #expect(used == Set(ErrorCatalogue.entries.map(\.reason)))
    for entry in ErrorCatalogue.entries { #expect(entry.reason.utf8.count <= 63) }
  }

  @Test func entriesAreShownByName() async {
    let shown = await runOKR("okr help error not_a_time")
    #expect(shown.status == .done && shown.out.hasPrefix("NOT_A_TIME\n"))
    #expect(await runOKR("okr help error NOPE").status == .notThere)
  }
}
