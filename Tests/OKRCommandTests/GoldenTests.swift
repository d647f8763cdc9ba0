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

  private static let folder =
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
    let example = try ExampleFolder()
    try example.write("company.json", "{}")
    try example.write("values.csv", "key_result,value\nkr-41,2.6\n")
    try LocalFile.makeFolders(example.path + "/okr")
    try example.write(
      "okr/profiles.json",
      #"{"current":"prod","previous":"staging","profiles":{"prod":{"server":"okr.example:7443"},"#
        + #""staging":{"server":"unix:/run/okr.sock","organisation":"acme"}}}"#)
    let words = example.words(try Self.line(name, format)).map(ShellText.quoted)
    let result = await runOKR(
      words.joined(separator: " "), FilledBackend(extent),
      environment: example.environment.merging(["OKR_TOKEN": "okr_example"]) { $1 },
      answer: "y")
    return RunResult(
      status: result.status,
      out: example.neutral(result.out)
        .replacing("commit\": \"\(Version.commit)\"", with: "commit\": \"unknown\""),
      err: example.neutral(result.err))
  }

  private static func hold(_ name: String, _ text: String) throws {
    let path = "\(Self.folder)/\(name.replacing(" ", with: "-")).json"
    let known = try? LocalFile.readText(path, limitBytes: 1 << 20)
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
    let full = try JSONReader.read(try await Self.run(name, " -o json").out)
    let result = try await Self.run(name, " -o json", .sparse)
    #expect([.done, .found].contains(result.status), "\(name): \(result.err)")
    let sparse = try JSONReader.read(result.out)
    #expect(sparse.keys == full.keys, "\(name)")
    #expect(Contract.item(sparse).keys == Contract.item(full).keys, "\(name)")
  }

  @Test(arguments: Self.names)
  func theOtherFormsHaveTheSameFields(_ name: String) async throws {
    guard Self.elsewhere[name] == nil, !["watch", "server top"].contains(name) else { return }
    let json = Contract.item(try JSONReader.read(try await Self.run(name, " -o json").out))
    let rows = try await Self.run(name, " -o ndjson").out.split(separator: "\n")
    let row = try JSONReader.read(String(rows.first ?? ""))
    let head = try await Self.run(name, " -o csv").out.split(separator: "\n").first ?? ""
    #expect(head == row.keys.joined(separator: ","), "\(name)")
    let fields = try await Self.run(name, " -o json --fields").out.split(separator: "\n")
    let leaf = ExampleTests.all.first { $0.path.dropFirst().joined(separator: " ") == name }
    if let fielded = leaf?.command as? any FieldedCommand.Type {
      let known = Set(fielded.fieldNames)
      // A tree's JSON nests, and is chosen from as its rows are.
      let shown = name == "tree" ? row.keys : fields.map(String.init)
      #expect(known.isSuperset(of: shown), "\(name): \(shown)")
    }
    if ["cycle readiness", "diff", "plan"].contains(name) {
      // Their documents are lists with counts beside them, of which the rows are only a part.
      #expect(fields.contains("items") && json.keys == row.keys)
    } else if name == "tree" {
      // Nested where the form can nest, with a depth where it can't.
      #expect(Set(json.keys).subtracting(row.keys) == ["children"])
    } else {
      #expect(row.keys == json.keys, "\(name)")
      #expect(fields.map(String.init) == json.keys, "\(name)")
    }
  }

  @Test func noGoldenIsLeftOver() throws {
    var files: Set<String> = []
    let folder = try #require(opendir(Self.folder))
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
