// Completions of --fields: the fields of what a command shows.

internal import ArgumentParser

/// A command whose fields are known without asking the server.
protocol FieldedCommand: LeafCommand {
  /// The fields of its document, of a list those of an item.
  static var fieldNames: [String] { get }
}

/// Fields for the shell, one after another behind commas.
enum FieldCompletion {
  static let kind = CompletionKind.custom { words, _, prefix in Self.fields(words, prefix) }

  /// - Parameter words: the command line so far.
  static func fields(_ words: [String], _ prefix: String) -> [String] {
    guard let command = Self.command(words) else { return [] }
    let stated = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    let chosen = Set(stated.split(separator: ",").map(String.init))
    return command.fieldNames.filter { !chosen.contains($0) }.map { stated + $0 }
      .filter { $0.hasPrefix(prefix) }
  }

  /// The command that a line names; nil where it names none that is known here.
  private static func command(_ words: [String]) -> (any FieldedCommand.Type)? {
    var level: any ParsableCommand.Type = OKRCommand.self
    for word in words.drop(while: { $0.hasSuffix("okr") }) {
      let next = level.configuration.subcommands.first { Suggestion.names($0).contains(word) }
      guard let next else { break }
      level = next
    }
    return level as? any FieldedCommand.Type
  }
}

extension Get: FieldedCommand {
  static var fieldNames: [String] { R.listing.keys() + R.detailNames }
}

extension List: FieldedCommand {
  static var fieldNames: [String] {
    R.listing.keys() + (R.Filter.hasFigures ? FigureJSON.names : [])
  }
}

extension TreeCommand: FieldedCommand {
  static var fieldNames: [String] { TreeOutput.listing.keys() }
}

extension CheckInGet: FieldedCommand {
  static var fieldNames: [String] { CheckInOutput.listing.keys() }
}

extension CheckInList: FieldedCommand {
  static var fieldNames: [String] { CheckInOutput.listing.keys() }
}

extension TokenList: FieldedCommand {
  static var fieldNames: [String] { TokenOutput.listing.keys() }
}

extension OrganisationList: FieldedCommand {
  static var fieldNames: [String] { Self.listing.keys() }
}

extension OperationList: FieldedCommand {
  static var fieldNames: [String] { OperationOutput.listing.keys() }
}

extension OperationGet: FieldedCommand {
  static var fieldNames: [String] { OperationOutput.listing.keys() }
}

extension AlignmentGet: FieldedCommand {
  static var fieldNames: [String] { AlignmentOutput.listing.keys() }
}

extension AlignmentList: FieldedCommand {
  static var fieldNames: [String] { AlignmentOutput.listing.keys() }
}

extension GradeGet: FieldedCommand {
  static var fieldNames: [String] { GradeOutput.listing.keys() }
}

extension GradeList: FieldedCommand {
  static var fieldNames: [String] { GradeOutput.listing.keys() }
}

extension OverrideGet: FieldedCommand {
  static var fieldNames: [String] { OverrideText.listing.keys() }
}

extension OverrideList: FieldedCommand {
  static var fieldNames: [String] { OverrideText.listing.keys() }
}

extension CyclePolicies: FieldedCommand {
  static var fieldNames: [String] { PolicyText.listing.keys() }
}

extension CompareCommand: FieldedCommand {
  static var fieldNames: [String] { Self.listing.keys() }
}
