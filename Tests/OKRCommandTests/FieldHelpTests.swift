// The contract's words, the reference of commands, and what a role may do.

import BoundedTestSupport
import OKRClient
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct FieldHelpTests {
  private static let surface = Surface(
    isTerminal: false, columns: nil, choice: .never, environment: [:])

  @Test func everyResourceAndEveryFieldBelowIsExplained() throws {
    for resource in FieldHelp.resources {
      let lines = try FieldHelp.contract.page(resource).lines(Self.surface)
      #expect(lines.count > 3, "\(resource)")
    }
    let lines = try FieldHelp.contract.page("cycle.policy.missing").lines(Self.surface)
    #expect(lines.contains { $0.hasPrefix("zero_after_due  No score up to") }, "\(lines)")
    #expect(try FieldHelp.contract.page("kr.metric_kind.target").lines(Self.surface).count > 3)
    #expect(
      try FieldHelp.contract.page("objective.commitment.learning").lines(Self.surface).count >= 1)
  }

  /// All paths of up to four words, and random ones of up to twelve, end at what their last word names.
  @Test func everyPathOfTheContractResolves() throws {
    let contract = FieldHelp.contract
    var paths = 0
    for first in contract.firstWords {
      let page = try contract.page(first)
      for path in try Self.below(page, levels: 3) {
        paths += 1
        let last = path.split(separator: ".").last.map(String.init)
        #expect(try contract.page(path).part?.name == last)
      }
    }
    #expect(paths > 5_000)
    var random = SeededGenerator(seed: 20_261_130)
    for _ in 0..<500 {
      var path = contract.firstWords.randomElement(using: &random) ?? ""
      for _ in 0..<11 {
        guard let part = try contract.page(path).parts.randomElement(using: &random) else { break }
        path += "." + part.name
      }
      #expect(throws: CommandFailure.self, "\(path)") { try contract.page(path + ".xyzzy") }
    }
  }

  private static func below(_ page: FieldHelp.Page, levels: Int) throws -> [String] {
    guard levels > 0 else { return [] }
    return try page.parts.flatMap { part in
      let path = "\(page.path).\(part.name)"
      return [path] + (try Self.below(FieldHelp.contract.page(path), levels: levels - 1))
    }
  }

  @Test(arguments: [
    ("objectiv", "objective"), ("objective.weigth", "objective.weight"),
    ("objective.weigth.thousandths", "objective.weight.thousandths"),
    ("cycle.polcy.missing.exclude", "cycle.policy.missing.exclude"),
    ("objective.commitment.lerning", "objective.commitment.learning"),
    ("objective.alignments.mod", "alignment.mode"), ("cycle_polic", "cycle_policy"),
    ("objective.title.weight", "objective.weight"), ("objective.title.more", ""),
    ("objective.commitment.learning.more", ""), ("xylophone", ""),
    ("key_result.health", "figures.health"), ("score", "figures.score"),
    ("cycle.pace", "policy.pace"),
  ])
  func whatIsntThereIsSaidWithTheNearest(_ path: String, _ near: String) async {
    let result = await runOKR("okr explain field \(path)")
    #expect(result.status == .usage && result.err.contains("There is no"), "\(result.err)")
    #expect(result.err.contains("did you mean \(near)?") == !near.isEmpty, "\(result.err)")
    #expect(result.err.contains("okr explain field \(near)\n") == !near.isEmpty, "\(result.err)")
  }

  @Test func manyAreExplainedAsOne() throws {
    #expect(try FieldHelp.contract.page("alignments.mode").part?.type == "AlignmentMode")
    // As a document nests them.
    let nested = try FieldHelp.contract.page("objective.alignments.mode")
    #expect(nested.part?.type == "AlignmentMode" && nested.path == "alignment.mode")
    #expect(try FieldHelp.contract.page("objective.key_results").kind.name == "KeyResult")
    #expect(try FieldHelp.contract.page("dependencies").kind.name == "Dependency")
  }

  @Test func itNeedsNoServer() async {
    let result = await runOKR("okr explain field objective.weight")
    #expect(result.status == .done && result.out.hasPrefix("objective.weight  Weight\n"))
  }

  @Test(.tags(.long)) func theReferenceIsTheCommands() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = try LocalFile.readText("/\(root)/docs/CLI.md", limitBytes: 1 << 20)
    let manual = try LocalFile.readText("/\(root)/docs/okr.1", limitBytes: 1 << 20)
    #expect(
      manual == CommandReference.manual + "\n",
      "write it anew: okr help commands --man > docs/okr.1")
    #expect(
      text == CommandReference.markdown + "\n",
      "write it anew: okr help commands --markdown > docs/CLI.md")
  }
}

@Suite(.bounded) struct CanITests {
  @Test(arguments: [
    (["close", "cycle"], "CycleService/CloseCycle"),
    (["update", "objective/o-12"], "ObjectiveService/UpdateObjective"),
    (["list", "krs"], "KeyResultService/ListKeyResults"),
    (["list", "keyresults"], "KeyResultService/ListKeyResults"),
    (["record", "checkin"], "CheckInService/RecordCheckIn"),
    (["TokenService/CreateToken"], "TokenService/CreateToken"), (["whoami"], "TokenService/WhoAmI"),
    (["fly"], ""),
  ])
  func actionsAreFound(_ words: [String], _ method: String) throws {
    if method.isEmpty {
      #expect(throws: CommandFailure.self) { try CanICommand.method(words) }
    } else {
      #expect(try CanICommand.method(words) == "okr.v1." + method)
    }
  }

  @Test func noIsAnExitCodeAndNamesTheRole() async {
    let backend = FakeBackend([
      "okr.v1.TokenService/CheckAccess": { request in
        CheckAccessResponse(
          methods: ((request as? CheckAccessRequest)?.methods ?? []).map {
            MethodAccess(
              method: $0, allowed: $0.hasSuffix("GetTree"), needed: .administrator,
              words: "The role member isn't enough; administrator is needed.")
          })
      }
    ])
    let no = await runOKR("okr can-i close cycle", backend)
    #expect(no.status == .notAllowed && no.out.hasPrefix("no: The role member"))
    #expect(no.err.contains("needs the role administrator"))
    let yes = await runOKR("okr can-i get tree", backend)
    #expect(yes.status == .done && yes.out == "yes\n")
    #expect(await runOKR("okr can-i", backend).status == .usage)
    let explained = await runOKR("okr can-i get tree --explain", backend)
    #expect(
      explained.outLines == [
        "yes", "  method     okr.v1.ScoreService/GetTree", "  needs      administrator",
        "  signed in  nobody",
      ], "\(explained.out)")
    #expect(await runOKR("okr can-i --list --explain", backend).status == .usage)
  }
}
