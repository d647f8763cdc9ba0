// Words that name no command, found before the argument parser takes them for something else: it
// suggests options only.

internal import ArgumentParser
internal import Terminal

enum CommandWords {
  /// Follows the words down the commands, until one of them takes no further command.
  /// - Throws: where a word names none, with the nearest that there is.
  static func check(_ words: [String]) throws(Failure) {
    var level: any ParsableCommand.Type = OKRD.self
    var place = "okrd"
    for word in words.first == "help" ? words.dropFirst() : words[...] {
      let commands = level.configuration.subcommands
      if commands.isEmpty || word.hasPrefix("-") { return }
      let names = commands.map { $0.configuration.commandName ?? "" }
      guard let index = names.firstIndex(of: word) else {
        let near = NearestWord.find(word, among: names)
        let advice = near.map { "did you mean \(place) \($0)?" } ?? "\(place) --help lists them."
        throw Failure("There is no command \(place) \(word); \(advice)", .usage)
      }
      level = commands[index]
      place += " \(word)"
    }
  }
}
