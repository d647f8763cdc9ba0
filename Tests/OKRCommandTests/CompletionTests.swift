// Completions that know the data: in time, kept for a while, and silent where they can't be had.

import ArgumentParser
import BoundedTestSupport
import Foundation
import OKRModel
import Synchronization
import Testing

@testable import okr

@Suite(.bounded) struct CompletionTests {
  private static func surroundings(_ backend: FakeBackend, cache: URL, now: Int64 = 1_000_000)
    -> Surroundings
  {
    var surroundings = Surroundings.process()
    surroundings.environment = ["OKR_SERVER": "127.0.0.1:7443", "XDG_CACHE_HOME": cache.path]
    surroundings.connect = { _ in backend }
    surroundings.now = { now }
    return surroundings
  }

  private static func withCache(_ body: (URL) async throws -> Void) async throws {
    let cache = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: cache) }
    try await body(cache)
  }

  /// Values stand in the scripts as they are: a sign of the shell's own would keep fish from loading them.
  @Test func valuesAreWordsToEveryShell() {
    let mark = " -rfka '"
    let values = OKRCommand.completionScript(for: .fish).split(separator: "\n").compactMap { line in
      line.firstRange(of: mark).map { line[$0.upperBound...].prefix { $0 != "'" } }
    }.filter { !$0.hasPrefix("(") }
    #expect(values.contains { $0.contains("at_least") } && values.count > 100)
    for words in values {
      #expect(words.allSatisfy { $0.isLetter || $0.isNumber || " _-.:/,".contains($0) }, "\(words)")
    }
  }

  /// What --fields takes follows from the command, and what is stated already isn't offered again.
  @Test func fieldsAreCompletedByTheirCommand() {
    func fields(_ line: String, _ prefix: String) -> [String] {
      FieldCompletion.fields(
        FieldedCommands.fields(shownBy: line.split(separator: " ").map(String.init)), prefix)
    }
    #expect(fields("okr objective list --fields", "sc") == ["score_published", "score"])
    #expect(fields("/usr/bin/okr objectives list --fields", "id,ti") == ["id,title"])
    #expect(fields("okr checkin list kr-41 --fields", "id,value,v").isEmpty)
    #expect(fields("okr token list --fields", "rev") == ["revoked"])
    #expect(fields("okr tree --cycle q3 --fields", "ti") == ["title"])
    #expect(fields("okr explain o-1 --fields", "wor") == ["words"])
    #expect(fields("okr rollup --by unit --fields", "cov") == ["coverage"])
    #expect(fields("okr whoami --fields", "").isEmpty && fields("okr", "").isEmpty)
    let fielded = ExampleTests.all.compactMap { $0.command as? any FieldedCommand.Type }
    #expect(fielded.count > 40)
    for command in fielded { #expect(!command.fieldNames.isEmpty, "\(command)") }
  }

  /// Of the many records those of the key results that were checked in to last.
  @Test func recentCheckInsAreCompleted() async throws {
    let changes = ["kr-1", "kr-2", "kr-1"].enumerated().map { place, id in
      LoggedChange(revision: Int64(700 + place), type: .checkIn, id: id)
    }
    let backend = FakeBackend(
      [
        "okr.v1.CycleService/ListCycles": { _ in ListCyclesResponse() },
        "okr.v1.CheckInService/ListCheckIns": { request in
          let asked = (request as? ListCheckInsRequest)?.keyResult == "kr-1"
          return ListCheckInsResponse(
            checkIns: asked
              ? [CheckIn(id: "c702", inForce: true), CheckIn(id: "c700", inForce: false)]
              : [CheckIn(id: "c701", inForce: true)])
        },
      ],
      streams: [
        "okr.v1.ScoreService/Watch": [WatchResponse(changes: changes, resumeToken: "x")]
      ])
    #expect(try await IDCompletion.checkIn.fetch(backend, .open) == ["c702", "c701"])
    let watch = try #require(backend.requests(WatchRequest.self).first)
    #expect(watch.after == "r0" && watch.changes?.types == [.checkIn])
  }

  private static let backend = FakeBackend([
    "okr.v1.CycleService/ListCycles": { _ in
      ListCyclesResponse(cycles: ["q3-2026", "q4-2026", "y-2026"].map { Cycle(id: $0) })
    },
    "okr.v1.DependencyService/ListDependencies": { _ in
      ListDependenciesResponse(dependencies: [Dependency(id: "d-1"), Dependency(id: "x")])
    },
    "okr.v1.OverrideService/ListOverrides": { _ in
      ListOverridesResponse(overrides: [Override(item: "o-12"), Override(item: "kr-41")])
    },
    "okr.v1.ObjectiveService/ListObjectives": { _ in
      ListObjectivesResponse(objectives: [Objective(id: "o-1")])
    },
    "okr.v1.KeyResultService/ListKeyResults": { _ in
      ListKeyResultsResponse(keyResults: [KeyResult(id: "o-1-kr1")])
    },
  ])

  private static func ids(
    _ completion: IDCompletion, _ prefix: String, _ surroundings: Surroundings,
    in shelf: IDCompletion.Shelf = .open
  ) async -> [String] {
    await Surroundings.$current.withValue(surroundings) {
      await completion.ids(beginning: prefix, in: shelf)
    }
  }

  /// What could be had in time; a busy machine is asked again.
  private static func expect(
    _ expected: [String], _ completion: IDCompletion, _ prefix: String,
    _ surroundings: Surroundings, in shelf: IDCompletion.Shelf = .open
  ) async {
    var found: [String] = []
    for _ in 0..<20 where found != expected {
      found = await Self.ids(completion, prefix, surroundings, in: shelf)
    }
    #expect(found == expected)
  }

  @Test func idsThatBeginSoAreFound() async throws {
    try await Self.withCache { cache in
      let surroundings = Self.surroundings(Self.backend, cache: cache)
      await Self.expect(["q3-2026", "q4-2026"], .cycle, "q", surroundings)
      await Self.expect(["o-1", "o-1-kr1"], .item, "", surroundings)
      await Self.expect([], .cycle, "x", surroundings)
      await Self.expect(["d-1"], .dependency, "d", surroundings)
      await Self.expect(["o-12"], .override, "o", surroundings)
    }
  }

  /// What is archived is found behind pages without any, and kept apart from the rest.
  @Test func onlyWhatIsArchivedCanBeRestored() async throws {
    let archived = Instant(unixMicros: 1)
    let backend = FakeBackend([
      "okr.v1.UnitService/ListUnits": { request in
        let request = request as? ListUnitsRequest
        if request?.showArchived != true { return ListUnitsResponse(units: [Unit(id: "u-open")]) }
        if request?.page?.pageToken == "next" {
          return ListUnitsResponse(units: [
            Unit(id: "u-old", archiveTime: archived), Unit(id: "x-old", archiveTime: archived),
          ])
        }
        return ListUnitsResponse(units: [Unit(id: "u-open")], nextPageToken: "next")
      }
    ])
    try await Self.withCache { cache in
      let surroundings = Self.surroundings(backend, cache: cache)
      await Self.expect(["u-old"], .unit, "u", surroundings, in: .archive)
      await Self.expect(["u-open"], .unit, "u", surroundings)
      await Self.expect(["u-old", "x-old"], .unit, "", surroundings, in: .archive)
    }
  }

  @Test func whatWasFoundStandsForAWhile() async throws {
    try await Self.withCache { cache in
      let first = Self.surroundings(Self.backend, cache: cache)
      await Self.expect(["y-2026"], .cycle, "y", first)
      // Who asks may be answered before what was found is kept.
      var kept: [String] = []
      for _ in 0..<200 where kept.isEmpty {
        let files = try? FileManager.default.contentsOfDirectory(
          atPath: cache.appending(path: "okr").path)
        kept = (files ?? []).filter { $0.hasPrefix("cycle-") && $0.hasSuffix(".json") }
        if kept.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
      }
      let file = try #require(kept.first)
      let path = cache.appending(path: "okr/\(file)").path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let nothing = FakeBackend()
      let soon = Self.surroundings(nothing, cache: cache, now: 1_000_000 + 29_000_000)
      await Self.expect(["y-2026"], .cycle, "y", soon)
      #expect(nothing.requests(ListCyclesRequest.self).isEmpty)
      let late = Self.surroundings(FakeBackend(), cache: cache, now: 1_000_000 + 31_000_000)
      #expect(await Self.ids(.cycle, "y", late).isEmpty)
    }
  }

  /// Looks again until it is as expected; a busy machine is asked again.
  private static func expect(
    _ expected: [String], _ surroundings: Surroundings, _ words: () async -> [String]
  ) async {
    var found: [String] = []
    for _ in 0..<20 where found != expected {
      found = await Surroundings.$current.withValue(surroundings) { await words() }
    }
    #expect(found == expected)
  }

  @Test func aResourceIsANounAndThenItsIDs() async throws {
    try await Self.withCache { cache in
      let surroundings = Self.surroundings(Self.backend, cache: cache)
      await Self.expect(["metric/", "member/"].sorted(), surroundings) {
        await WaitCompletion.resources("m").sorted()
      }
      await Self.expect(["cycle/q3-2026", "cycle/q4-2026", "cycle/y-2026"], surroundings) {
        await WaitCompletion.resources("cy")
      }
      await Self.expect(["cycle/q4-2026"], surroundings) {
        await WaitCompletion.resources("cycle/q4")
      }
      await Self.expect([], surroundings) { await WaitCompletion.resources("xylophone/") }
    }
    // Whatever is offered may be waited for.
    for noun in WaitCommand.nouns {
      let result = await runOKR("okr wait \(noun.word)/x --for exists --every 1s --timeout 1ms")
      #expect(result.status == .incompatible, "\(noun.word): \(result.err)")
    }
  }

  @Test func aValueStandsBehindItsID() async throws {
    try await Self.withCache { cache in
      let surroundings = Self.surroundings(Self.backend, cache: cache)
      await Self.expect(["o-1=", "o-1-kr1="], surroundings) {
        await WordCompletion.assignments(.item, ["active"], "o-")
      }
      await Self.expect(["o-1=active", "o-1=achieved"], surroundings) {
        await WordCompletion.assignments(.item, OKRModel.State.statedNames, "o-1=a")
      }
      await Self.expect([], surroundings) { await WordCompletion.assignments(.item, [], "o-1=2") }
    }
  }

  @Test func profilesAreOffered() async throws {
    try await Self.withCache { folder in
      var surroundings = Self.surroundings(Self.backend, cache: folder)
      surroundings.environment["XDG_CONFIG_HOME"] = folder.path
      await Self.expect([], surroundings) { WordCompletion.profiles("") }
      for name in ["staging", "prod", "prod-eu"] {
        let added = await runOKR(
          "okr profile add \(name) --server okr.example", environment: surroundings.environment)
        #expect(added.status == .done, "\(added.err)")
      }
      await Self.expect(["prod", "prod-eu"], surroundings) { WordCompletion.profiles("p") }
    }
  }

  /// Every verb is offered with its nouns, and every pair is an action.
  @Test func actionsAreVerbsAndTheirNouns() throws {
    #expect(WordCompletion.actions("can-i", "clo") == ["close"])
    #expect(WordCompletion.actions("close", "") == ["cycle"])
    #expect(WordCompletion.actions("update", "ob") == ["objective"])
    for method in WordCompletion.methods {
      #expect(WordCompletion.actions("", method.verb).contains(method.verb))
      _ = try CanICommand.method([method.verb, method.noun].filter { !$0.isEmpty })
    }
  }

  @Test func aServerThatDoesNotAnswerIsNotWaitedFor() async throws {
    try await Self.withCache { cache in
      var surroundings = Self.surroundings(Self.backend, cache: cache)
      surroundings.connect = { _ in
        try await Task.sleep(for: .seconds(3_600))
        return Self.backend
      }
      #expect(await Self.ids(.cycle, "", surroundings).isEmpty)
      surroundings.connect = { _ in throw CommandFailure.usage("no") }
      #expect(await Self.ids(.cycle, "", surroundings).isEmpty)
    }
  }

  /// Topics and commands stand behind help in every shell; bash is there to be asked.
  @Test(.tags(.long)) func helpIsCompleted() async throws {
    for (shell, words) in [
      ("bash", "compgen -W 'environment exit-codes"), ("zsh", ":(environment exit-codes"),
      ("fish", "-fa 'environment exit-codes"),
    ] {
      let script = await runOKR("okr --generate-completion-script \(shell)").out
      #expect(script.contains(words) && script.contains(" completion region unit"), "\(shell)")
    }
    let bash = try Bash()
    #expect(try bash.offers("help", "q") == ["quarter"])
    #expect(try bash.offers("help", "error", "CYCLE_C") == ["CYCLE_CHILD_OPEN", "CYCLE_CLOSED"])
  }

  /// Other names of a noun lead to its verbs, and options with few values to those.
  @Test(.tags(.long)) func pluralsAndWordsAreCompleted() throws {
    let bash = try Bash()
    #expect(try bash.offers("kr", "rest") == ["restore"])
    #expect(try bash.offers("objectives", "arch") == ["archive"])
    #expect(try bash.offers("organisations", "plac") == ["placements"])
    #expect(try bash.offers("objective", "update", "o-1", "--level", "c") == ["company"])
    #expect(try bash.offers("objective", "update", "o-1", "--state", "post") == ["postponed"])
  }

  @Test func pathsAndDimensionsAreCompleted() {
    #expect(FieldHelp.contract.paths(beginning: "obj") == ["objective"])
    #expect(FieldHelp.contract.paths(beginning: "objective.comm") == ["objective.commitment"])
    #expect(
      FieldHelp.contract.paths(beginning: "objective.level.comp") == ["objective.level.company"])
    #expect(FieldHelp.contract.paths(beginning: "xylophone.").isEmpty)
    #expect(WordCompletion.dimensions("un") == ["unit"])
    #expect(WordCompletion.dimensions("region,l") == ["region,level"])
  }

  @Test func tokensThatStillSignInAreOffered() async throws {
    let backend = FakeBackend([
      "okr.v1.TokenService/ListTokens": { request in
        let open = (request as? ListTokensRequest)?.filter == "revoked = false"
        return ListTokensResponse(tokens: [Token(id: open ? "t-1" : "t-old")])
      }
    ])
    try await Self.withCache { cache in
      await Self.expect(["t-1"], .token, "t", Self.surroundings(backend, cache: cache))
    }
  }
}

/// The script in a real bash.
private struct Bash {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    self.folder = try TemporaryFolder()
    let script = try #require(
      HelpCompletion.script(for: ["--generate-completion-script", "bash"]))
    self.file = try self.folder.write("okr.bash", script)
  }

  /// What is offered in the place of the last word.
  func offers(_ words: String...) throws -> [String] {
    let all = ["okr"] + words
    let line = all.joined(separator: " ")
    let (last, before) = (all[all.count - 1], all[all.count - 2])
    let bash = Process()
    let out = Pipe()
    bash.executableURL = URL(fileURLWithPath: "/bin/bash")
    bash.arguments = [
      "--norc", "-c",
      """
      source \(self.file); COMP_WORDS=(\(line)) COMP_CWORD=\(all.count - 1) COMP_LINE='\(line)' COMP_POINT=\(line.count)
      _okr okr \(last) \(before); printf '%s\\n' "${COMPREPLY[@]}"
      """,
    ]
    bash.standardOutput = out
    try bash.run()
    let told = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    bash.waitUntilExit()
    return told.split(separator: "\n").map(String.init)
  }
}
