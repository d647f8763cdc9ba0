// A mistyped command line is told in words, with the line that was hardly meant otherwise.

import BoundedTestSupport
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct UsageTests {
  private static let backend = FakeBackend([
    "okr.v1.RegionService/ListRegions": { _ in ListRegionsResponse(regions: [Region(id: "emea")]) },
    "okr.v1.CycleService/GetCycle": { _ in
      GetCycleResponse(cycle: Cycle(id: "q3", phase: .active))
    },
    "okr.v1.ObjectiveService/GetObjective": { _ in
      GetObjectiveResponse(objective: Objective(id: "o-1"))
    },
  ])

  /// What to try, beside wrong words of every kind: a command, an option, a value of few, a field, a noun, a verb.
  @Test(arguments: [
    ("okr objectiv list --all", "okr objective list --all"),
    ("okr objective lst", "okr objective list"), ("okr key-results list", "okr keyresults list"),
    ("okr helpp", "okr help"), ("okr help objective lst", "okr help objective list"),
    ("okr help quater", "okr help quarter"), ("okr xylophone", "okr --help"),
    ("okr objective xylophone", "okr objective --help"), ("okr help xylophone", "okr help"),
    ("okr region list --limt 3", "okr region list --limit 3"),
    ("okr region list --limt=3", "okr region list --limit=3"),
    ("okr objective update o-1 --level compny", "okr objective update o-1 --level company"),
    ("okr objective update o-1 --level=compny", "okr objective update o-1 --level=company"),
    ("okr region list -o jsn", "okr region list -o json"),
    ("okr rollup --by region,levl", "okr rollup --by region,level"),
    ("okr rollup --by xylophone", "okr rollup --help"),
    ("okr region list --fields id,nmae", "okr region list --fields id,name"),
    ("okr wait cyle/q3 --for phase=closed", "okr wait cycle/q3 --for phase=closed"),
    ("okr wait cycle/q3 --for phase=closd", "okr wait cycle/q3 --for phase=closed"),
    ("okr wait cycle/q3 --for phas=closed", "okr wait cycle/q3 --for phase=closed"),
    ("okr wait objective/o-1 --for colour=geen", "okr wait objective/o-1 --for colour=green"),
    ("okr can-i updte objective", "okr can-i update objective"),
    ("okr can-i update objectiv/o-1", "okr can-i update objective/o-1"),
    ("okr region get", "okr region get --help"),
  ])
  func theLineThatWasMeantIsNamed(_ line: String, _ meant: String) async {
    let result = await runOKR(line, Self.backend)
    #expect(result.status == .usage && result.out.isEmpty, "\(result)")
    #expect(
      result.err.hasSuffix("  try       \(meant)\n") || result.err.contains("try     \(meant)\n"))
    #expect(result.err.contains("USAGE") && !result.err.contains("Error:"), "\(result.err)")
  }

  @Test func itIsToldAsAnyFailure() async {
    let command = await runOKR("okr objectiv list")
    #expect(
      command.err == """
        There is no command objectiv.
          reason  USAGE
          try     okr objective list

        """)
    let missing = await runOKR("okr region get")
    #expect(
      missing.err == """
        Missing expected argument '<id>'.
          argument  <id> Its id.
          usage     okr region get [<options>] <id>
          reason    USAGE
          try       okr region get --help

        """)
    let format = await runOKR("okr region list -o xylophone")
    #expect(
      format.err.hasPrefix(
        "The value 'xylophone' is invalid for '-o <format>'. Please provide one of the following: table, wide, json, "
      ), "\(format.err)")
    let json = await runOKR("okr objectiv list -o json")
    #expect(json.status == .usage && json.err.contains("There is no command objectiv."))
    #expect(json.err.contains(#""hint":"okr objective list -o json""#), "\(json.err)")
  }

  /// A usage of many lines is left to the help.
  @Test func aLongUsageIsNotTold() async {
    let result = await runOKR("okr profile add")
    #expect(result.err.contains("try       okr profile add --help"), "\(result.err)")
    #expect(!result.err.contains("usage"), "\(result.err)")
  }

  @Test(arguments: ["-o csv", "-o id", "-o ndjson", "-o wide", "--fields id", "--fields"])
  func anExportIsADocumentInItsOwnForm(_ words: String) async {
    let result = await runOKR("okr export \(words)")
    #expect(result.status == .usage && result.err.contains("one JSON document"), "\(result)")
  }

  /// An id in front of its value is put right too.
  @Test func anIDBesideItsValueIsSuggested() async {
    let backend = FakeBackend([
      "okr.v1.ScoreService/WhatIf": { _ in
        throw CommandFailure(
          Status(
            code: .notFound, message: "There is no key result.", reason: "NOT_FOUND",
            metadata: [
              Metadata(key: "type", value: "key result"), Metadata(key: "id", value: "kr-4"),
            ]))
      },
      "okr.v1.KeyResultService/ListKeyResults": { _ in
        ListKeyResultsResponse(keyResults: [KeyResult(id: "kr-41")])
      },
    ])
    let result = await runOKR("okr whatif kr-4=3", backend)
    #expect(result.status == .notThere && result.err.contains("try     okr whatif kr-41=3\n"))
  }

  @Test func profilesAreSuggested() async throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_CONFIG_HOME": folder.path]
    _ = await runOKR("okr profile add prod --server okr.example", environment: environment)
    let near = await runOKR("okr profile use prd", environment: environment)
    #expect(near.status == .notThere && near.err.contains("try     okr profile use prod"))
    let far = await runOKR("okr profile use xylophone", environment: environment)
    #expect(far.err.contains("try     okr profile list"), "\(far.err)")
  }

  /// Help that nobody reads to its end is no failure.
  @Test(arguments: ["okr --help", "okr region list --help", "okr help errors", "okr"])
  func helpMayBeLeft(_ line: String) async {
    #expect(await runOKR(line, closesOutput: true).status == .done)
  }

  /// Fields of requests are told as the options that they are here, and as themselves to scripts.
  @Test func fieldsAreToldAsOptions() async {
    let backend = FakeBackend([
      "okr.v1.RegionService/ListRegions": { _ in
        throw CommandFailure(
          Status(
            code: .invalidArgument, message: "page.page_token: belongs to another request",
            reason: "PAGE_TOKEN_INVALID"))
      }
    ])
    let people = await runOKR("okr region list --page x", backend)
    #expect(people.err.hasPrefix("--page: belongs to another request\n"), "\(people.err)")
    let scripts = await runOKR("okr region list --page x -o json", backend)
    #expect(scripts.err.contains(#""message":"page.page_token: belongs"#), "\(scripts.err)")
  }

  /// A yes that is missing is named with the whole command.
  @Test func theAnswerIsNamedWithItsCommand() async {
    let backend = FakeBackend([
      "okr.v1.CycleService/GetCycleReadiness": { _ in GetCycleReadinessResponse(objectives: 3) },
      "okr.v1.CycleService/CloseCycle": { _ in CloseCycleResponse() },
    ])
    let result = await runOKR("okr cycle close 'q 3' --no-input", backend)
    #expect(result.err.contains("try     okr cycle close 'q 3' --yes\n"), "\(result.err)")
  }

  /// What the server doesn't know in a filter is put right in the command.
  @Test func aFilterIsPutRight() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    for (filter, meant) in [
      ("stte = active", "state = active"),
      ("title : x AND state=actve", "title : x AND state=active"),
      ("(health = behnd)", "(health = behind)"),
    ] {
      let result = await live.run(
        "okr objective list --filter '\(filter)'", live.environment("acme"))
      #expect(result.status == .refused, "\(result)")
      #expect(
        result.err.contains("try     okr objective list --filter '\(meant)'\n"), "\(result.err)")
    }
    let far = await live.run(
      "okr objective list --filter 'xylophone = 1'", live.environment("acme"))
    #expect(far.status == .refused && !far.err.contains("  try "), "\(far.err)")
    await live.stop()
  }

  /// What the state forbids is answered with the command that leads on.
  @Test(
    arguments: [
      ("RESOURCE_ARCHIVED", [("type", "key result"), ("id", "kr 1")], "okr kr restore 'kr 1'"),
      ("RESOURCE_ARCHIVED", [("type", "unit"), ("id", "sales")], "okr unit restore sales"),
      ("CYCLE_CHILD_OPEN", [("cycle", "2026"), ("child", "q4")], "okr cycle close q4"),
      (
        "CYCLE_PHASE", [("cycle", "q4"), ("next", "review or active")],
        "okr cycle update q4 --phase review"
      ),
      (
        "CYCLE_CLOSED", [("cycle", "q4")],
        "okr cycle reopen q4 --reason 'late correction'"
      ),
    ] as [(String, [(String, String)], String)])
  func theStateIsPutRight(_ reason: String, _ values: [(String, String)], _ hint: String) {
    let failure = CommandFailure(
      Status(
        code: .failedPrecondition, message: "no", reason: reason,
        metadata: values.map { Metadata(key: $0.0, value: $0.1) }))
    #expect(failure.hint == hint)
  }

  /// Where somebody changed a resource meanwhile, what shows it is named.
  @Test(arguments: [
    ("okr region update emea --name E --expected-version 3", "okr region get emea"),
    ("okr alignment update a b --weight 2 --expected-version 3", "okr alignment get a b"),
  ])
  func aStaleVersionIsLookedAt(_ line: String, _ look: String) async {
    let stale: FakeBackend.Handler = { _ in
      throw CommandFailure(
        Status(code: .aborted, message: "It has version 4.", reason: "STALE_VERSION"))
    }
    let backend = FakeBackend([
      "okr.v1.RegionService/UpdateRegion": stale, "okr.v1.AlignmentService/UpdateAlignment": stale,
    ])
    let result = await runOKR(line, backend)
    #expect(result.status == .tryAgain && result.err.contains("try     \(look)\n"), "\(result.err)")
  }

  // MARK: Words as a shell takes them

  @Test func oneWordIsPutRight() {
    let again = { ShellText.again($0, correcting: "ttle", to: "title") }
    #expect(again(["a", "--fields", "id,ttle"]) == "okr a --fields id,title")
    #expect(again(["ttle", "ttle"]) == "okr title ttle")
    #expect(again(["--x=ttle"]) == "okr --x=title")
    #expect(again(["attle", "ttles"]) == nil)
    #expect(ShellText.again(["a b"], correcting: "a b", to: "it's") == #"okr 'it'\''s'"#)
  }

  @Test func longCommandsAreFoldedAsAShellReadsThem() {
    let line = "okr kr create kr-1 --title 'two words' --kind metric --baseline 2"
    #expect(ShellText.folded(line, to: 80) == [line])
    #expect(
      ShellText.folded(line, to: 40) == [
        "okr kr create kr-1 --title 'two words' \\", "    --kind metric --baseline 2",
      ])
    let joined = ShellText.folded(line, to: 20).map { line in
      line.hasSuffix(" \\") ? String(line.dropLast(2)) : line
    }
    #expect(ShellWords.split(joined.joined(separator: " ")) == ShellWords.split(line))
  }

  /// Nothing that is shown as it stands is wider than a terminal, in the help and in the manual.
  @Test(.tags(.long)) func helpKeepsToItsWidth() async {
    for (path, command) in ExampleTests.all {
      for example in (command as? any LeafCommand.Type)?.examples ?? [] {
        let lines = ShellText.folded(example, to: HelpColumns.example)
        #expect(
          lines.allSatisfy { $0.displayWidth <= HelpColumns.example },
          "\(path): \(example)")
      }
    }
    let help = await runOKR("okr profile add --help")
    #expect(help.outLines.allSatisfy { $0.displayWidth <= 80 }, "\(help.out)")
    #expect(help.out.contains("USAGE: okr profile add <name> [--server <place>]"))
    var (indent, isVerbatim) = (7, false)
    for line in CommandReference.manual.split(separator: "\n") {
      switch line {
      case ".in 0": indent = 0
      case ".in": indent = 7
      case ".nf": isVerbatim = true
      case ".fi": isVerbatim = false
      default:
        let text = line.replacing("\\-", with: "-").replacing("\\e", with: "\\")
          .replacing("\\&", with: "")
        #expect(!isVerbatim || indent + text.displayWidth <= 80, "\(line)")
      }
    }
  }

  @Test func aLongUsageIsFolded() {
    let text = "USAGE: okr x [--server <place>] --reason <text> <id>\n\nOPTIONS:"
    #expect(HelpText.fitting(text, columns: 80) == text)
    #expect(
      HelpText.fitting(text, columns: 32) == """
        USAGE: okr x [--server <place>]
               --reason <text> <id>

        OPTIONS:
        """)
  }
}
