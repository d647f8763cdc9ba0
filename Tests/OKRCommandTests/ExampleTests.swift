// Every command's help has examples, and every example is a command line that parses.

import ArgumentParser
import BoundedTestSupport
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct ExampleTests {
  /// All commands that do something, with the words that lead to them.
  static func leaves(_ command: any ParsableCommand.Type, _ path: [String]) -> [(
    path: [String], command: any ParsableCommand.Type
  )] {
    let here = path + [command.configuration.commandName ?? ""]
    let below = command.configuration.subcommands
    return below.isEmpty ? [(here, command)] : below.flatMap { Self.leaves($0, here) }
  }

  static let all = Self.leaves(OKRCommand.self, [])

  @Test(.tags(.long)) func everyLeafHasTwoExamplesOfItself() throws {
    #expect(Self.all.count > 55)
    for (path, command) in Self.all {
      let leaf = try #require(command as? any LeafCommand.Type, "\(path)")
      #expect(leaf.examples.count >= 2, "\(path)")
      for example in leaf.examples {
        #expect(example.hasPrefix("okr "), "\(example)")
        let parsed = try OKRCommand.parseAsRoot(ShellWords.split(example))
        #expect(type(of: parsed) == command, "\(example)")
      }
    }
  }

  @Test func theRootsExamplesParse() throws {
    for example in OKRCommand.examples {
      _ = try OKRCommand.parseAsRoot(ShellWords.split(example))
    }
  }

  @Test func helpShowsTheExamples() async {
    // Help texts are slow to make in debug builds: a spread of them is enough.
    for (path, command) in stride(from: 0, to: Self.all.count, by: 9).map({ Self.all[$0] }) {
      let result = await runOKR(path.joined(separator: " ") + " --help")
      #expect(result.status == .done, "\(path)")
      #expect(result.out.contains("EXAMPLES:"), "\(path)")
      for example in (command as? any LeafCommand.Type)?.examples ?? [] {
        #expect(result.out.replacing("\n", with: " ").contains(example.prefix(30)), "\(path)")
      }
    }
  }

  @Test(arguments: [
    "region", "regions", "kr", "keyresults", "obj", "objectives", "orgs", "checkins", "tokens",
  ])
  func pluralNounsAreAccepted(_ noun: String) throws {
    let arguments = noun == "checkins" ? [noun, "list", "kr-1"] : [noun, "list"]
    _ = try OKRCommand.parseAsRoot(arguments)
  }

  @Test func theBareCommandSaysWhatThereIs() async {
    let result = await runOKR("okr")
    #expect(result.status == .done)
    for group in ["Structure", "Work", "Read", "Cycle", "Govern", "Server"] {
      #expect(result.out.contains(group))
    }
    #expect(result.outLines.count < 20)
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 80 }, "\(result.out)")
  }

  @Test func everyTopicIsThere() async {
    for topic in HelpTopic.names {
      let result = await runOKR("okr help \(topic)")
      #expect(result.status == .done, "\(topic)")
      #expect(result.out.count > 100, "\(topic)")
      #expect(result.outLines.allSatisfy { $0.displayWidth <= 80 }, "\(topic)")
    }
    let unknown = await runOKR("okr help quater")
    #expect(unknown.status == .usage && unknown.err.contains("okr help quarter"), "\(unknown.err)")
    #expect(await runOKR("okr help objective list").status == .done)
    #expect(await runOKR("okr help error").out == runOKR("okr help errors").out)
    let exits = await runOKR("okr help exit-codes")
    for status in ExitStatus.allCases { #expect(exits.out.contains(" \(status.rawValue)  ")) }
  }
}
