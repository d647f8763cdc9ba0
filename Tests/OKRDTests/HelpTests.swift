// The help of every command fits a terminal and shows how it is used; words that are no commands are told.

import ArgumentParser
import BoundedTestSupport
import Testing

@testable import okrd

@Suite(.bounded) struct HelpTests {
  /// Every command with its words.
  private static func commands(
    _ command: any ParsableCommand.Type = OKRD.self, _ words: [String] = ["okrd"]
  ) -> [(words: [String], type: any ParsableCommand.Type)] {
    [(words, command)]
      + command.configuration.subcommands.flatMap { next in
        Self.commands(next, words + [next.configuration.commandName ?? ""])
      }
  }

  @Test func everyHelpFitsAndEveryLeafHasTwoExamples() {
    let commands = Self.commands()
    #expect(commands.count > 15)
    for (words, type) in commands {
      let name = words.joined(separator: " ")
      let help = OKRD.helpMessage(for: type, columns: 80)
      for line in help.split(separator: "\n") { #expect(line.count <= 80, "\(name): \(line)") }
      guard type.configuration.subcommands.isEmpty else { continue }
      let examples = type.configuration.discussion.split(separator: "\n")
        .count { $0.hasPrefix("  okrd ") }
      #expect(examples >= 2, "\(name) has \(examples) examples")
    }
  }

  @Test(arguments: [
    (["statu"], "There is no command okrd statu; okrd --help lists them."),
    (["doctr"], "There is no command okrd doctr; did you mean okrd doctor?"),
    (["config", "chec"], "did you mean okrd config check?"),
    (["migrate", "statu", "--data", "/d"], "did you mean okrd migrate status?"),
    (["help", "backup", "creat"], "did you mean okrd backup create?"),
  ])
  func aWordThatIsNoCommandIsToldWithTheNearest(_ words: [String], _ told: String) throws {
    let run = try Program.run(words)
    #expect(run.status == 64)
    #expect(run.err.contains(told), "\(run.err)")
  }

  @Test func whatIsNoCommandIsLeftToTheParser() throws {
    for words in [
      [], ["--data", "/d"], ["serve"], ["config", "check", "chec"], ["help"],
      ["migrate", "--help"],
    ] { try CommandWords.check(words) }
  }
}
