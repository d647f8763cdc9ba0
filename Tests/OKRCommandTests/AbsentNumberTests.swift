// What isn't there is null: each plain number of the contract is either one that may be absent, or listed here as
// one whose 0 is a figure.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct AbsentNumberTests {
  /// A plain number of a message.
  private struct Number: Hashable {
    let message: String
    let field: String
    let words: String
  }

  /// Messages that aren't shown: what stands around calls, and what only the log holds.
  private static let unseen: Set = [
    "Cancel", "CheckInExtra", "ConnectionLimits", "Credit", "EarlierEffect", "End", "Entry",
    "GoAway",
    "Hello", "Message", "Mutation", "Page", "Ping", "Pong", "StoredOperation", "Welcome",
  ]
  /// The contract's own wrappers, whose absence is that of the message.
  private static let wrappers: Set = [
    "DisplayDigits", "GraceDays", "Instant", "Ratio", "Value", "Weight",
  ]
  /// Counts, sizes, spans and places: 0 of them is one.
  private static let figures = Set(
    """
    age_microseconds amber at_risk batched_changes batches begun behind blocking_call_limit blocking_calls \
    busy_microseconds by_stages bytes calls calls_in_flight changed changes_replayed check_ins children_open \
    closes_compared commit_microseconds commits compared completed connect_failures connection_limit connections \
    connects counting cpu_microseconds created dependencies dependencies_compared dependencies_late \
    dependencies_unanswered depth detached_total differences differences_total display_digits drafts empty equal \
    errors executed expired faults findings_total grades_compared green idempotency_keys key_bytes key_results \
    lane largest_batch lease_failures lease_renewals leases_lost left_alone left_out longest_slice_microseconds measured \
    members no_data no_grade no_value nodes_compared objectives objectives_after objectives_before on_track \
    open_file_limit open_files operations_waiting organisation_bytes organisation_bytes_limit organisations \
    organisations_loaded outdated overridden overrides_compared page_bytes parts past_state_bytes past_states \
    per_period placement policies_compared pool_in_use pool_limit pruned queue_limit queued red refused \
    refused_calls regions resident_bytes rollup_changes_total rows score_changes_total scored sessions \
    size_bytes skipped slow_calls streams threads total total_microseconds unchanged units uptime_microseconds \
    waited_microseconds watch_bytes watchers yielded
    """.split(separator: " ").map(String.init))
  /// Revisions that 0 is one of: an organisation's before its first change.
  private static let revisions: Set = [
    "LoggedChange", "Organisation", "VerifyOrganisationResponse", "WatchResponse",
  ]

  /// The plain numbers of replies and of what stands in them.
  private static let numbers: [Number] = {
    var found: [Number] = []
    var message = ""
    for line in ContractDocumentation.text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "message" { message = cells[1] }
      guard cells[0] == "field", ["int32", "int64", "sint64"].contains(cells[2]),
        !message.hasSuffix("Request"), !Self.unseen.contains(message),
        !Self.wrappers.contains(message)
      else { continue }
      // Times and shares are wrapped by their names: a time of 0 is null, a share of 0 none.
      if cells[1].hasSuffix("_unix_micros") || cells[1].hasSuffix("_ppm") { continue }
      found.append(
        Number(message: message, field: cells[1], words: cells.count > 4 ? cells[4] : ""))
    }
    return found
  }()

  @Test func eachNumberIsDecided() {
    #expect(Self.numbers.count > 150)
    for number in Self.numbers {
      let mayBeAbsent =
        AbsentNumbers.leastStated["okr.v1.\(number.message)"]?[number.field] != nil
      let isFigure =
        Self.figures.contains(number.field)
        || number.field == "revision" && Self.revisions.contains(number.message)
      // What may be absent may be a figure's name elsewhere, such as a total.
      #expect(mayBeAbsent || isFigure, "\(number): is its 0 a figure, or is it absent?")
    }
    for (message, fields) in AbsentNumbers.leastStated {
      for field in fields.keys {
        #expect(
          Self.numbers.contains { "okr.v1.\($0.message)" == message && $0.field == field },
          "\(message) has no \(field)")
      }
    }
  }

  /// The contract says of such a number what its 0 means.
  @Test func whatTheContractCallsAbsentIsNull() {
    let told = Self.numbers.filter {
      $0.words.contains(/\b0 (takes|for none|means not|where it isn't|where none)\b/)
    }
    #expect(told.count >= 4)
    for number in told {
      #expect(
        AbsentNumbers.leastStated["okr.v1.\(number.message)"]?[number.field] != nil, "\(number)")
    }
  }

  @Test func zeroIsNullWhereItIsAbsent() {
    #expect(MessageJSON.object(Outcome())["revision"] == .null)
    #expect(MessageJSON.object(Outcome(revision: 1))["revision"] == .number("1"))
    #expect(MessageJSON.object(Outcome())["score_changes_total"] == .number("0"))
    #expect(MessageJSON.object(Policy())["check_in_every"] == .null)
    #expect(MessageJSON.object(OperationProgress())["total"] == .null)
    #expect(MessageJSON.object(KeyResult(id: "kr"))["version"] == .null)
    let answered = MessageJSON.object(DatabaseStats())
    #expect(answered["silence_microseconds"] == .number("0"))
    #expect(answered["oldest_transaction_microseconds"] == .null)
    let silent = MessageJSON.object(DatabaseStats(silenceMicroseconds: -1))
    #expect(silent["silence_microseconds"] == .null)
  }

  /// A row that stands in no tree has no depth in one.
  @Test func onlyTreesHaveDepths() {
    let row = RollupRow(keys: ["emea"], names: ["EMEA"])
    #expect(RollupOutput.json(row, [.region])["depth"] == .number("0"))
    #expect(RollupOutput.json(row, [.unit])["depth"] == .number("0"))
    #expect(RollupOutput.json(row, [.level])["depth"] == .null)
    #expect(RollupOutput.json(row, [.region, .unit])["depth"] == .null)
  }

  /// What isn't written has no revision, a new item had no coverage, and a live answer counts as its trial does.
  @Test func aServersAnswersHoldNoMadeUpNumbers() async throws {
    let live = try await LiveServer.start()
    let folder = try TemporaryFolder()
    await live.prepare("okr org create acme --name Acme", live.environment())
    let acme = live.environment("acme")
    func document(_ line: String) async throws -> JSONValue {
      try JSONReader.read(await live.prepare("okr \(line) -o json", acme).out)
    }
    let file = try folder.write(
      "part.json",
      """
      {"regions": [{"id": "emea"}], "cycles": [{"id": "q", "start": "2026-01-01", "end": "2099-12-31", "phase": "active"}],
       "objectives": [{"id": "o", "title": "Aim", "cycle": "q", "state": "active",
         "key_results": [{"id": "k", "title": "Half", "kind": "graded"}]}]}
      """)
    await live.prepare("okr region create apac --name APAC --time-zone Asia/Tokyo", acme)
    for dry in [" --dry-run", ""] {
      let imported = try await document("import \(file)\(dry)")
      #expect(imported["left_alone"] == .integer(1), "\(dry): \(imported)")
    }
    let token = try await document("token create t --role member")
    #expect(token["token"]?["version"] == .integer(1))
    let id = token["token"]?["id"]?.stringValue ?? ""
    let ended = try await document("token revoke \(id)")
    #expect(ended["outcome"]?["revision"] == .null, "\(ended)")
    let policies = try await document("cycle update q --missing exclude")
    #expect(policies["cycle"]?["policy"]?["check_in_every"] == .null, "\(policies)")
    let recorded = try await document("checkin record k 0.7")
    #expect(recorded["by_stages"] == .bool(false), "\(recorded)")
    await live.stop()
  }
}
