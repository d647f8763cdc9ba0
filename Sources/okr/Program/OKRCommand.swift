// The root: all nouns in their groups.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct OKRCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okr",
    abstract: "Objectives and key results of an organisation, from the command line.",
    discussion: Self.introduction,
    version: Version.client,
    groupedSubcommands: [
      CommandGroup(
        name: "Structure",
        subcommands: [RegionCommand.self, UnitCommand.self, MemberCommand.self, MetricCommand.self]),
      CommandGroup(
        name: "Work",
        subcommands: [
          ObjectiveCommand.self, KeyResultCommand.self, AlignmentCommand.self,
          DependencyCommand.self, CheckInCommand.self, GradeCommand.self, OverrideCommand.self,
          ImportCommand.self, DiffCommand.self, PlanCommand.self,
          ApplyCommand.self,
        ]),
      CommandGroup(
        name: "Read",
        subcommands: [
          TreeCommand.self, RollupCommand.self, ExplainCommand.self, TrendCommand.self,
          WhatIfCommand.self, WatchCommand.self, WaitCommand.self,
          ExportCommand.self, CompareCommand.self,
        ]),
      CommandGroup(name: "Cycle", subcommands: [CycleCommand.self]),
      CommandGroup(
        name: "Govern",
        subcommands: [
          OrganisationCommand.self, TokenCommand.self, OperationCommand.self,
        ]),
      CommandGroup(
        name: "Server",
        subcommands: [
          ServerCommand.self, LoadCommand.self, ProfileCommand.self, WhoAmICommand.self,
          CanICommand.self, DoctorCommand.self, VersionCommand.self, CommandsCommand.self,
        ]),
    ])

  static let examples = [
    "okr tree --cycle q3-2026", "okr checkin record kr-41 2.6 --confidence 0.8",
  ]

  private static let introduction = """
    EXAMPLES:
    \(Self.examples.map { "  " + $0 }.joined(separator: "\n"))

    TOPICS:
      okr help TOPIC, of which there are:
    \(HelpTopic.names.joined(separator: ", ").wrapped(to: HelpColumns.terminal - 4).map { "  " + $0 }.joined(separator: "\n"))
    """

  /// The bare command: what it is, two examples, the groups.
  static func overview() -> String {
    var lines = [self.configuration.abstract, ""]
    lines += self.examples.map { "  " + $0 } + [""]
    let groups = self.configuration.groupedSubcommands
    let width = groups.map(\.name.count).max() ?? 0
    for group in groups {
      let names = group.subcommands.map { $0.configuration.commandName ?? "" }
      for (index, line) in names.joined(separator: ", ").wrapped(to: 78 - width).enumerated() {
        lines.append("\((index == 0 ? group.name : "").padded(to: width))  \(line)")
      }
    }
    lines += ["", "okr <command> --help", "okr help <topic>"]
    lines += "topics: \(HelpTopic.names.joined(separator: ", "))".wrapped(to: HelpColumns.terminal)
    return lines.joined(separator: "\n")
  }

  mutating func run() async throws {
    try Surroundings.current.out.writeLine(Self.overview())
  }
}

struct RegionCommand: NounCommand {
  static let noun = "region"
  static let aliases = ["regions"]
  static let abstract = "Regions: parts of the organisation with a time zone each."
  static let verbs = ResourceVerbs<RegionResource>.all
}

struct UnitCommand: NounCommand {
  static let noun = "unit"
  static let aliases = ["units"]
  static let abstract = "Units: departments, teams and functions."
  static let verbs =
    ResourceVerbs<UnitResource>.all + [UnitSplitCommand.self, UnitMergeCommand.self]
}

struct MemberCommand: NounCommand {
  static let noun = "member"
  static let aliases = ["members"]
  static let abstract = "Members: people and service accounts."
  static let verbs = ResourceVerbs<MemberResource>.all
}

struct MetricCommand: NounCommand {
  static let noun = "metric"
  static let aliases = ["metrics"]
  static let abstract = "Metrics: measured quantities that key results share."
  static let verbs = ResourceVerbs<MetricResource>.all + [MetricRollupCommand.self]
}

struct CycleCommand: NounCommand {
  static let noun = "cycle"
  static let aliases = ["cycles"]
  static let abstract = "Cycles: the periods that objectives stand in, with their policies."
  static let verbs =
    ResourceVerbs<CycleResource>.all + [
      CycleReadiness.self, CycleCloseCommand.self, CycleReopen.self, CyclePolicies.self,
      CycleCloses.self, CycleFigures.self, CycleDiff.self,
    ]
}

struct ObjectiveCommand: NounCommand {
  static let noun = "objective"
  static let aliases = ["objectives", "obj"]
  static let abstract = "Objectives, with their scores and key results."
  static let verbs = ResourceVerbs<ObjectiveResource>.all
}

struct KeyResultCommand: NounCommand {
  static let noun = "keyresult"
  static let aliases = ["keyresults", "kr"]
  static let abstract = "Key results of every kind."
  static let verbs = ResourceVerbs<KeyResultResource>.all
}

/// The common verbs of a resource.
enum ResourceVerbs<R: ManagedResource> {
  static var all: [any ParsableCommand.Type] {
    [
      Create<R>.self, Get<R>.self, List<R>.self, Update<R>.self, Archive<R>.self, Restore<R>.self,
    ]
  }
}
