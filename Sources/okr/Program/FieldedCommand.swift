// Which commands show which fields, as far as that is known without asking the server.

internal import ArgumentParser
internal import OKRModel

/// A command whose fields are known.
protocol FieldedCommand: LeafCommand {
  /// The fields of its document, of a list those of an item.
  static var fieldNames: [String] { get }
}

enum FieldedCommands {
  /// The fields that a command line would show; none where it names no command that is known here.
  static func fields(shownBy words: [String]) -> [String] {
    var level: any ParsableCommand.Type = OKRCommand.self
    for word in words.drop(while: { $0.hasSuffix("okr") }) {
      let next = level.configuration.subcommands.first { Suggestion.names($0).contains(word) }
      guard let next else { break }
      level = next
    }
    return (level as? any FieldedCommand.Type)?.fieldNames ?? []
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

extension ExplainCommand: FieldedCommand {
  static var fieldNames: [String] { ExplainOutput.listing.keys() }
}

extension WhatIfCommand: FieldedCommand {
  static var fieldNames: [String] { Self.listing.keys() }
}

extension TrendCommand: FieldedCommand {
  static var fieldNames: [String] { TrendOutput.listing(hasItems: true).keys() }
}

extension RollupCommand: FieldedCommand {
  /// Those of any dimension; of one alone the name is only that.
  static var fieldNames: [String] {
    RollupOutput.listing(Dimension.known.filter { $0 != .unspecified }).keys() + ["name"]
  }
}

extension OrganisationPlacements: FieldedCommand {
  static var fieldNames: [String] { PlacementOutput.listing.keys() }
}

extension TokenGet: FieldedCommand {
  static var fieldNames: [String] { TokenOutput.listing.keys() }
}

extension CycleCloses: FieldedCommand {
  static var fieldNames: [String] { CloseText.listing.keys() }
}

extension CycleFigures: FieldedCommand {
  static var fieldNames: [String] { Self.listing.keys() }
}

extension CycleDiff: FieldedCommand {
  static var fieldNames: [String] { Self.listing.keys() }
}

extension CanICommand: FieldedCommand {
  static var fieldNames: [String] { Self.listing.keys() }
}
