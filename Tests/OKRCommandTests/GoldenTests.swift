// Every command's JSON, held word for word in Golden/. A new command needs one step: run these tests
// once with OKR_GOLDEN=write, and look at the file that it wrote.

import BoundedTestSupport
import ExactJSON
import Glibc
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct GoldenTests {
  /// Commands whose first example doesn't show their JSON, with a line that does.
  private static let lines = [
    "checkin batch": "okr checkin batch values.csv",
    "keyresult update": "okr keyresult update kr-41 --target 3.5",
    "version": "okr version --connect",
    "profile add": "okr profile add eu --server eu.okr.example:7443 --organisation acme",
    "profile copy": "okr profile copy prod copy",
    "profile use": "okr profile use -",
    "server top": "okr server top --once --every 100ms",
    "token create": "okr token create anna --role member",
    "wait": "okr wait cycle/q3-2026 --for phase=draft",
  ]

  /// Commands whose output isn't made from one reply, each with why.
  private static let elsewhere = [
    "apply": "needs a plan of this run; its document is the one of import",
    "commands": "is as long as docs/CLI.md; CommandTreeTests hold its shape",
    "export": "writes the interchange document, which InterchangeTests hold",
    "load": "aTestOfTheLoadsDocument below",
    "operation result": "writes the interchange document",
  ]

  /// Replies that nothing stands in are refused by these, or change what they are about.
  private static let needsContents: Set = [
    "can-i", "doctor", "keyresult update", "operation wait", "server health", "wait", "whoami",
  ]

  private static let place =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Golden"

  private static var isWriting: Bool {
    ProcessEnvironment.read()["OKR_GOLDEN"] == "write"
  }

  static let names = ExampleTests.all.map { leaf in
    leaf.path.dropFirst().joined(separator: " ")
  }

  /// The line that shows a command's JSON: its first example that isn't a dry run, in the asked
  /// format.
  private static func line(_ name: String, _ format: String) throws -> String {
    let leaf = try #require(
      ExampleTests.all.first { $0.path.dropFirst().joined(separator: " ") == name })
    let examples = (leaf.command as? any LeafCommand.Type)?.examples ?? []
    let live = examples.first { !$0.contains("--dry-run") }
    let line = try #require(Self.lines[name] ?? live ?? examples.first)
    return line.replacing(/\ -o [a-z]+/, with: "") + format
  }

  private static func run(
    _ name: String, _ format: String, _ extent: FilledMessage.Extent = .full
  ) async throws -> RunResult {
    let example = try Self.folder()
    let result = await runOKR(
      try Self.line(name, format, example), FilledBackend(extent),
      environment: Self.environment(example), answer: "y")
    return RunResult(
      status: result.status,
      out: example.neutral(result.out)
        .replacing("commit\": \"\(Version.commit)\"", with: "commit\": \"unknown\""),
      err: example.neutral(result.err))
  }

  private static func line(
    _ name: String, _ format: String, _ example: ExampleFolder
  ) throws -> String {
    example.words(try Self.line(name, format)).map(ShellText.quoted).joined(separator: " ")
  }

  private static func folder() throws -> ExampleFolder {
    let example = try ExampleFolder()
    try example.write("company.json", "{}")
    try example.write("values.csv", "key_result,value\nkr-41,2.6\n")
    try LocalFile.makeFolders(example.path + "/okr")
    try Self.writeProfiles(example)
    return example
  }

  private static func writeProfiles(_ example: ExampleFolder) throws {
    try example.write(
      "okr/profiles.json",
      #"{"current":"prod","previous":"staging","profiles":{"prod":{"server":"okr.example:7443"},"#
        + #""staging":{"server":"unix:/run/okr.sock","organisation":"acme"}}}"#)
  }

  private static func environment(_ example: ExampleFolder) -> [String: String] {
    example.environment.merging(["OKR_TOKEN": "okr_example"]) { $1 }
  }

  private static let limitBytes = 1 << 20

  private static func path(_ name: String) -> String {
    "\(Self.place)/\(name.replacing(" ", with: "-")).json"
  }

  /// The JSON that a command is held to.
  private static func held(_ name: String) throws -> JSONValue {
    try JSONReader.read(try LocalFile.readText(Self.path(name), limitBytes: Self.limitBytes))
  }

  private static func hold(_ name: String, _ text: String) throws {
    let path = Self.path(name)
    let known = try? LocalFile.readText(path, limitBytes: Self.limitBytes)
    if known == text { return }
    guard Self.isWriting else {
      Issue.record(
        """
        \(name): its JSON is not what \(path) holds. Where that is meant, run these tests once with \
        OKR_GOLDEN=write and look at the difference. Fields are only ever added.
        \(text)
        """)
      return
    }
    try LocalFile.writePublic(path, text)
    Issue.record("\(path) was written; look at it, and run again without OKR_GOLDEN")
  }

  @Test(arguments: Self.names)
  func aCommandsJSONIsHeld(_ name: String) async throws {
    guard Self.elsewhere[name] == nil else { return }
    let result = try await Self.run(name, " -o json")
    #expect([.done, .found].contains(result.status), "\(name): \(result.err)")
    let json = try JSONReader.read(result.out)
    #expect(Contract.faults(json) == [], "\(name)")
    try Self.hold(name, result.out)
  }

  @Test(arguments: Self.names)
  func absentValuesKeepTheirKeys(_ name: String) async throws {
    guard Self.elsewhere[name] == nil, !Self.needsContents.contains(name) else { return }
    let full = try Self.held(name)
    let result = try await Self.run(name, " -o json", .sparse)
    #expect([.done, .found].contains(result.status), "\(name): \(result.err)")
    let sparse = try JSONReader.read(result.out)
    #expect(sparse.keys == full.keys, "\(name)")
    #expect(Contract.item(sparse).keys == Contract.item(full).keys, "\(name)")
  }

  @Test(arguments: Self.names)
  func theOtherFormsHaveTheSameFields(_ name: String) async throws {
    guard Self.elsewhere[name] == nil, !["watch", "server top"].contains(name) else { return }
    let json = Contract.item(try Self.held(name))
    let rows = try await Self.run(name, " -o ndjson").out.split(separator: "\n")
    let row = try JSONReader.read(String(rows.first ?? ""))
    let head = try await Self.run(name, " -o csv").out.split(separator: "\n").first ?? ""
    #expect(head == row.keys.joined(separator: ","), "\(name)")
    let leaf = ExampleTests.all.first { $0.path.dropFirst().joined(separator: " ") == name }
    // What asks for names alone changes nothing.
    let isChange = leaf?.command is any ChangingCommand.Type
    if isChange {
      let refused = try await Self.run(name, " -o json --fields")
      #expect(refused.status == .usage && refused.err.contains("--dry-run"), "\(name)")
    }
    let fields = try await Self.run(name, " -o json --fields" + (isChange ? " --dry-run" : ""))
      .out.split(separator: "\n")
    if let fielded = leaf?.command as? any FieldedCommand.Type {
      let known = Set(fielded.fieldNames)
      // A tree's rows have a depth where its document nests.
      let shown = name == "tree" ? row.keys : fields.map(String.init)
      #expect(known.isSuperset(of: shown), "\(name): \(shown)")
    }
    if ["cycle readiness", "diff", "plan"].contains(name) {
      // Their documents are lists with counts beside them, of which the rows are only a part.
      #expect(fields.contains("items") && json.keys == row.keys)
    } else if name == "tree" {
      // Nested where the form can nest, with a depth where it can't.
      #expect(fields.map(String.init) == json.keys)
      #expect(Set(json.keys).subtracting(row.keys) == ["children"])
    } else {
      #expect(row.keys == json.keys, "\(name)")
      #expect(fields.map(String.init) == json.keys, "\(name)")
    }
  }

  /// Texts that are wider than they are long, and longer than most terminals.
  private static let texts = [
    "title": "提升品牌在专业网络上的声誉并成为行业领导者的首选合作伙伴与客户信赖的长期顾问",
    "name": "Zażółć gęślą jaźń, czyli wzrost liczby obserwujących 🚀 品牌 w trzech krajach",
    "note": "nowa strona docelowa z przykładami klientów, 新的登陆页面, and what they said of it",
    "reason": "Pierwsza umowa jest podpisana, druga czeka na zgodę 法务部 od połowy lipca",
    "words": "weighted mean of 2 of 3 items: (1 · 0.6 + 2 · 0.5) / 3, 其中一项没有数据 i jest pominięta",
    "description": "Długi opis celu, 包括背景 and everything that a reader a year later wants to know",
    "id": "brand-and-growth-12",
  ]

  /// What people read is as wide as their terminal, and drawn as they bear it.
  @Test(arguments: Self.names)
  func peoplesFormFitsEveryPlace(_ name: String) async throws {
    guard Self.elsewhere[name] == nil else { return }
    // The wide form of what is a table differs by its columns.
    let isTable = name.hasSuffix("list") || ["tree", "rollup", "trend"].contains(name)
    for format in isTable ? ["", " -o wide"] : [""] {
      try await Self.look(at: name, format)
    }
  }

  private static func look(at name: String, _ format: String) async throws {
    let example = try Self.folder()
    let looked = try await LookedAt(try Self.line(name, format, example))
    var surroundings = Surroundings.process()
    surroundings.arguments = looked.arguments
    surroundings.environment = Self.environment(example)
    surroundings.connect = { _ in FilledBackend(.full, texts: Self.texts) }
    surroundings.probe = FakeProbe()
    surroundings.ask = { "y" }
    surroundings.now = { 1_782_900_000_000_000 }
    for look in Look.terminals {
      try Self.writeProfiles(example)
      looked.expect(await look.run(looked.command, in: surroundings), look)
    }
  }

  @Test func noGoldenIsLeftOver() throws {
    var files: Set<String> = []
    let folder = try #require(opendir(Self.place))
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".json") { files.insert(String(name.dropLast(5))) }
    }
    closedir(folder)
    let expected = Self.names.filter { Self.elsewhere[$0] == nil || $0 == "load" }.map {
      $0.replacing(" ", with: "-")
    }
    #expect(files == Set(expected + ["failure"]))
  }

  @Test func aTestOfTheLoadsDocument() throws {
    let json = LoadTests.output(LoadTests.report()).json
    #expect(Contract.faults(json) == [])
    try Self.hold("load", json.pretty + "\n")
  }

  /// A failure goes to standard error, alone.
  @Test func aFailureIsJSONToo() async throws {
    var status = Status(
      code: .resourceExhausted, message: "The server is busy.", reason: "OVERLOADED")
    status.violations = [FieldViolation(field: "value", message: "It is too large.", limit: "6")]
    status.retryAfterMicroseconds = 250_000
    let refused = CommandFailure(status)
    let backend = FakeBackend([
      "okr.v1.CheckInService/RecordCheckIn": { _ in throw refused }
    ])
    let result = await runOKR("okr checkin record kr-41 2.6 -o json", backend)
    #expect(result.out.isEmpty && result.status == .tryAgain)
    let json = try JSONReader.read(result.err)
    #expect(Contract.faults(json) == [])
    try Self.hold("failure", json.pretty + "\n")
  }
}

/// What docs/JSON.md promises of every document.
enum Contract {
  /// The object that a field is chosen from: a list's first item, else the document.
  static func item(_ json: JSONValue) -> JSONValue {
    guard case .array(let items)? = json["items"] else { return json }
    return items.first ?? .null
  }

  /// Where a document breaks the contract, each with its place.
  static func faults(_ json: JSONValue, _ place: String = "") -> [String] {
    switch json {
    case .object(let members):
      let keys = members.map(\.name)
      let odd = keys.filter { $0.contains(/[^a-z0-9_]/) || $0.isEmpty }
      let twice = Set(keys).count == keys.count ? [] : ["\(place): a key twice"]
      let list = keys.contains("items") ? Self.listFaults(keys, place) : []
      return odd.map { "\(place).\($0)" } + twice + list
        + members.flatMap { Self.faults($0.value, "\(place).\($0.name)") }
    case .array(let items):
      return items.enumerated().flatMap { Self.faults($1, "\(place)[\($0)]") }
    case .string(let text):
      // A time is RFC 3339 in UTC, and absent texts are null.
      let isTime = place.hasSuffix("_time") || place.hasSuffix(".instant")
      if isTime, text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) == nil {
        return ["\(place): \(text)"]
      }
      let mayBeEmpty = [".next_page_token", ".as_of_revision"].contains(place)
      return text.isEmpty && !mayBeEmpty ? ["\(place): empty"] : []
    case .null, .bool, .number: return []
    }
  }

  private static func listFaults(_ keys: [String], _ place: String) -> [String] {
    ["next_page_token", "as_of_revision"].filter { !keys.contains($0) }
      .map { "\(place): no \($0)" }
  }
}
