// Every example of the help is run as it stands, on a real server, and does what it says. What the server answered is
// shown once more in every place that output may go to, and keeps that place's rules.

import BoundedTestSupport
import Glibc
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct ExampleRunTests {
  /// What stands before a command's examples are run; the story's company where nothing is said.
  private enum Before {
    /// The company, and then these lines.
    case company([String])
    /// An organisation with only what these lines make.
    case only([String])
  }

  private static let profiles = [
    "okr profile add prod --server SERVER --token-file ~/.okr/token --organisation acme"
  ]

  private static let before: [String: Before] = [
    "region create": .only([]), "cycle create": .only([]),
    "metric create": .only(["okr metric create orders", "okr metric create visits"]),
    "metric rollup": .company([
      "okr metric create visits --rollup sum",
      "okr metric create conversion --unit % --rollup ratio --numerator leads --denominator visits --per 100",
      "okr keyresult update kr-42 --metric leads", "okr keyresult update kr-43 --metric visits",
    ]),
    "unit create": .only(["okr region create emea", "okr unit create marketing"]),
    "member create": .only(["okr unit create growth"]),
    "objective create": .only([
      "okr unit create growth", "okr cycle create q3-2026 --start 2026-07-01 --end 2026-09-30",
    ]),
    "keyresult create": .only([
      "okr cycle create q3-2026 --start 2026-07-01 --end 2026-09-30",
      "okr objective create o-1 --cycle q3-2026", "okr objective create o-12 --cycle q3-2026",
    ]),
    "org archive": .only(["okr org create globex"]),
    "org restore": .only(["okr org create globex", "okr org archive globex --confirm globex"]),
    "region archive": .only(["okr region create emea"]),
    "unit archive": .only(["okr unit create growth"]),
    "unit split": .only([
      "okr unit create growth", "okr member create anna --unit growth",
      "okr cycle create q3-2026 --start 2026-07-01",
      "okr objective create o-12 --cycle q3-2026 --unit growth",
    ]),
    "unit merge": .only(["okr unit create growth", "okr unit create marketing"]),
    "member archive": .only(["okr member create anna"]),
    "metric archive": .only(["okr metric create leads"]),
    "cycle archive": .only(["okr cycle create q3-2026 --start 2026-07-01"]),
    "region restore": .only(["okr region create emea", "okr region archive emea"]),
    "unit restore": .only(["okr unit create growth", "okr unit archive growth"]),
    "member restore": .only(["okr member create anna", "okr member archive anna"]),
    "metric restore": .only(["okr metric create leads", "okr metric archive leads"]),
    "cycle restore": .only([
      "okr cycle create q3-2026 --start 2026-07-01", "okr cycle archive q3-2026",
    ]),
    "objective archive": .only([
      "okr cycle create q3-2026 --start 2026-07-01", "okr objective create o-12 --cycle q3-2026",
    ]),
    "objective restore": .company(["okr objective archive o-12 --yes"]),
    "keyresult restore": .company(["okr keyresult archive kr-41 --yes"]),
    "dependency restore": .company(["okr dependency archive d-1 --yes"]),
    "apply": .company(["okr plan -f company.json --out company.plan"]),
    "alignment create": .company(["okr alignment delete o-12 o-1"]),
    "cycle reopen": .company(["okr cycle close q3-2026"]),
    "cycle policies": .company([
      "okr cycle update q3-2026 --cap 1.2 --grace-days 5 --policy-reason \"late reports\""
    ]),
    "cycle closes": .company(["okr cycle close q3-2026"]),
    "cycle figures": .company(["okr cycle close q3-2026"]),
    "cycle diff": .company([
      "okr cycle close q3-2026", "okr cycle reopen q3-2026 --reason audit",
      "okr checkin record kr-41 2.9", "okr cycle close q3-2026",
    ]),
    "wait": .company(["okr cycle close q3-2026"]),
    "operation get": .company(["okr export --async"]),
    "operation wait": .company(["okr export --async"]),
    "operation cancel": .company(["okr export --async"]),
    "operation result": .company([
      "okr export --async", "okr operation wait \(OperationCommand.example)",
    ]),
    "doctor": .company(Self.profiles),
    "token get": .company(["okr token create temporary --role member"]),
    "token update": .company(["okr token create temporary --role member"]),
    "token revoke": .company(["okr token create temporary --role member"]),
    "profile use": .only(
      Self.profiles + [
        "okr profile add staging --server okr.example", "okr profile use staging",
      ]),
    "profile add": .only([]),
    "profile list": .only(Self.profiles), "profile show": .only(Self.profiles),
    "profile edit": .only(Self.profiles), "profile copy": .only(Self.profiles),
    "profile validate": .only(Self.profiles),
    "profile remove": .only(
      Self.profiles + ["okr profile copy prod staging", "okr profile copy prod prod-eu"]),
  ]

  /// What makes an endless or long command short; of a flag given twice the last one counts.
  private static let short = [
    "watch": "--once", "server top": "--once --every 100ms",
    "load": "--rate 20 --seconds 1 --organisations 1 --key-results 50 --regions 2 --connections 4",
  ]

  /// Commands that say by their exit what they found.
  private static let finding: Set = ["cycle diff", "cycle readiness", "diff", "plan"]

  @Test func theStorysDaysMove() {
    let micros: Int64 = 1_782_898_200_000_000  // 1 July 2026
    #expect(
      Story.told("okr x --at 2026-11-27T09:00:00Z q3-2026 2026-12-01", nowMicros: micros)
        == "okr x --at 2026-06-30T09:00:00Z q3-2026 2026-07-04")
  }

  @Test(.tags(.long)) func everyExampleRuns() async throws {
    let live = try await LiveServer.start()
    // The organisation acme is made by an example, and others are about it.
    let first = try #require(ExampleTests.all.first { $0.path == ["okr", "org", "create"] })
    let others = ExampleTests.all.filter { $0.path != first.path }
    try await self.run("org create", first.command, live, acme: false)
    let acme = live.environment("acme")
    let example = try ExampleFolder()
    try await Self.tell(acme, live, example)
    for leaf in others {
      try await self.run(leaf.path.dropFirst().joined(separator: " "), leaf.command, live)
    }
    await live.stop()
  }

  /// Runs one command's examples, in their order, in an organisation of their own.
  private func run(
    _ name: String, _ command: Any.Type, _ live: LiveServer, acme: Bool = true
  ) async throws {
    let example = try ExampleFolder()
    try Self.writeFiles(example, live)
    let organisation = acme ? "for-" + name.replacing(" ", with: "-") : ""
    var environment = live.environment(organisation)
    if name.hasPrefix("profile") { environment = [:] }
    environment.merge(example.environment) { $1 }
    if acme, !name.hasPrefix("profile") {
      await live.prepare("okr org create \(organisation)", live.environment())
    }
    switch Self.before[name] ?? .company([]) {
    case .company(let lines):
      if acme { try await Self.tell(environment, live, example) }
      for line in lines { await Self.prepare(line, example, environment, live) }
    case .only(let lines):
      for line in lines { await Self.prepare(line, example, environment, live) }
    }
    for text in (command as? any LeafCommand.Type)?.examples ?? [] {
      let line = await self.line(text, name, example, environment, live)
      let result = try await Self.withInput(name, example) { input in
        try await Self.look(at: line, live.surroundings(environment, input: input))
      }
      let isRight =
        result.status == .done || (Self.finding.contains(name) && result.status == .found)
      #expect(isRight, "\(text)\n\(line)\n\(result.out)\(result.err)")
    }
  }

  /// Runs a line into a pipe, and shows its answers in all other places.
  /// - Returns: what came through the pipe.
  private static func look(at line: String, _ surroundings: Surroundings) async throws -> RunResult
  {
    let looked = try await LookedAt(line)
    let tape = Tape()
    var surroundings = surroundings
    surroundings.arguments = looked.arguments
    surroundings.connect = tape.recording(surroundings.connect)
    let result = await Look.pipe.run(looked.command, in: surroundings)
    looked.expect(result, .pipe)
    // A load is measured on connections of its own, and scripts get the same everywhere.
    if looked.command is LoadCommand || looked.isForScripts { return result }
    for look in Look.terminals {
      surroundings.connect = tape.replaying()
      looked.expect(await look.run(looked.command, in: surroundings), look)
    }
    return result
  }

  /// An example with this run's files, days and ids in place of those that only the story has.
  private func line(
    _ text: String, _ name: String, _ example: ExampleFolder, _ environment: [String: String],
    _ live: LiveServer
  ) async -> String {
    var words = example.words(Story.told(text))
    for (index, word) in words.enumerated() {
      let before = index > 0 ? words[index - 1] : ""
      if word == "ci-1042" {
        words[index] = await Self.ask("okr checkin list kr-41 -o id --limit 1", environment, live)
      } else if word == "g-2048" {
        words[index] = await Self.ask("okr grade list o-12 -o id --limit 1", environment, live)
      } else if word == OperationCommand.example {
        words[index] = await Self.ask("okr operation list -o id --limit 1", environment, live)
      } else if word == "t-17" {
        words[index] = await Self.ask("okr token list -o id --limit 1", environment, live)
      } else if before == "--as-of" {
        // The organisation is younger than the story.
        let now = InstantText.format(unixMicros: ProcessEnvironment.now())
        words[index] =
          PastOptions.isRevision(word)
          ? await Self.revision(environment, live) : now
      } else if before == "--expected-version" {
        let noun = words[0]
        let ends = noun == "alignment" ? words[2...3] : words[2...2]
        words[index] = await Self.ask(
          "okr \(noun) get \(ends.joined(separator: " ")) -o csv --fields version", environment,
          live)
      }
    }
    let quoted = words.map(ShellText.quoted).joined(separator: " ")
    return quoted + (Self.short[name].map { " " + $0 } ?? "")
  }

  /// The last line that a command gives.
  private static func ask(
    _ line: String, _ environment: [String: String], _ live: LiveServer
  ) async -> String {
    await live.prepare(line, environment).outLines.last ?? ""
  }

  private static func revision(_ environment: [String: String], _ live: LiveServer) async -> String
  {
    let list = await live.prepare("okr region list -o json", environment).out
    return String(list.split(separator: "\"").first { $0.wholeMatch(of: /r\d+/) != nil } ?? "")
  }

  private static func prepare(
    _ line: String, _ example: ExampleFolder, _ environment: [String: String], _ live: LiveServer
  ) async {
    var words = example.words(Story.told(line)).map { $0 == "SERVER" ? live.place : $0 }
    if let index = words.firstIndex(of: OperationCommand.example) {
      words[index] = await Self.ask("okr operation list -o id --limit 1", environment, live)
    }
    await live.prepare(words.map(ShellText.quoted).joined(separator: " "), environment)
  }

  /// Makes the story's company.
  private static func tell(
    _ environment: [String: String], _ live: LiveServer, _ example: ExampleFolder
  ) async throws {
    try example.write("story.json", Story.told(Story.company))
    await live.prepare(
      "okr import \(example.path)/story.json --effective \(Story.told(Story.begin))", environment)
  }

  private static func writeFiles(_ example: ExampleFolder, _ live: LiveServer) throws {
    try example.write("home/.okr/token", live.token + "\n")
    try example.write("company.json", Story.told(Story.company))
    try example.write("values.csv", "key_result,value\nkr-41,2.6\nkr-9,yes\n")
    try example.write("values.ndjson", #"{"key_result":"kr-41","value":2.6,"confidence":0.8}"#)
    // As many as the example leaves out, and one more.
    let rows = String(repeating: "kr-41,2.5\n", count: 2048)
    try example.write("many.csv", "key_result,value\n" + rows + "kr-41,2.6\n")
  }

  /// Runs with the file as standard input that a - in this command's examples reads.
  private static func withInput(
    _ name: String, _ example: ExampleFolder, _ body: (Int32?) async throws -> RunResult
  ) async throws -> RunResult {
    let files = ["import": "company.json", "checkin batch": "many.csv"]
    guard let file = files[name] else { return try await body(nil) }
    let descriptor = open("\(example.path)/\(file)", O_RDONLY | O_CLOEXEC)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    return try await body(descriptor)
  }
}
