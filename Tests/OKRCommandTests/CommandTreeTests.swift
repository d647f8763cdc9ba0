// okr commands: every command once, in every form, with its words.

import BoundedTestSupport
import ExactJSON
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct CommandTreeTests {
  /// Every command in the order of the help, nouns too.
  private static let entries = CommandEntry.root.all

  @Test func theTreeHasALineForEach() async {
    let result = await runOKR("okr commands")
    #expect(result.status == .done, "\(result.err)")
    let lines = result.outLines.dropFirst()
    #expect(lines.count == Self.entries.count && lines.first?.hasPrefix("okr  ") == true)
    for (line, entry) in zip(lines, Self.entries) {
      let bare = line.drop { "│├└─ ".contains($0) }
      #expect(bare.hasPrefix((entry.path.last ?? "") + " "), "\(line)")
      #expect(bare.hasSuffix(entry.abstract), "\(line)")
    }
    #expect(lines.contains { $0.hasPrefix("│  ├─ close ") })
    #expect(lines.last?.hasPrefix("└─ commands ") == true)
    #expect(await runOKR("okr commands -o tree").out == result.out)
  }

  @Test(arguments: [40, 80, 200])
  func noLineIsWiderThanTheScreen(_ columns: Int) async {
    let result = await runOKR("okr commands", columns: columns)
    #expect(result.outLines.count == Self.entries.count + 1)
    #expect(result.outLines.allSatisfy { $0.displayWidth <= columns }, "\(result.out)")
  }

  @Test(.tags(.long)) func theListHasEveryArgument() async throws {
    let result = await runOKR("okr commands -o json")
    let json = try JSONReader.read(result.out)
    #expect(Contract.faults(json) == [])
    guard case .array(let items)? = json["items"] else {
      Issue.record("\(result.out.prefix(200))")
      return
    }
    #expect(items.compactMap { $0["path"]?.stringValue } == Self.entries.map(\.name))
    #expect(items.map { $0["runs"] } == Self.entries.map { .bool(!$0.isNoun) })
    for item in items {
      #expect(item["abstract"]?.stringValue?.hasSuffix(".") == true, "\(item.compact)")
      for argument in Self.arguments(item) {
        #expect(argument["help"]?.stringValue?.isEmpty == false, "\(item.compact)")
        #expect(argument["name"]?.stringValue?.isEmpty == false, "\(item.compact)")
      }
    }
    let close = try #require(items.first { $0["path"] == .string("okr cycle close") })
    let arguments = Self.arguments(close)
    #expect(
      arguments.first?.compact
        == #"{"name":"id","kind":"positional","names":[],"value":"id","values":[],"default":null,"required":true,"repeats":false,"group":null,"help":"The cycle."}"#
    )
    let output = try #require(arguments.first { $0["name"] == .string("--output") })
    #expect(
      output["names"]?.compact == #"["-o","--output"]"# && output["default"] == .string("table"))
    #expect(output["values"]?.compact == #"["table","wide","json","ndjson","csv","id"]"#)
  }

  private static func arguments(_ item: JSONValue) -> [JSONValue] {
    guard case .array(let arguments)? = item["arguments"] else { return [] }
    return arguments
  }

  @Test func otherFormsAreRefused() async {
    let result = await runOKR("okr commands -o csv")
    #expect(result.status == .usage && result.err.contains("tree"), "\(result.err)")
  }
}
