// What goes to standard error fits its place as well: refusals of the server, mistyped lines, and how far work is.

import BoundedTestSupport
import OKRModel
import OKRWire
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct LookRefusalTests {
  private static let places = [Look.pipe] + Look.terminals

  private static var surroundings: Surroundings {
    var surroundings = Surroundings.process()
    surroundings.environment = ["OKR_SERVER": "127.0.0.1:7443"]
    surroundings.now = { 1_782_900_000_000_000 }
    return surroundings
  }

  private static let refusal: CommandFailure = {
    var status = Status(
      code: .resourceExhausted,
      message: "提升品牌在专业网络上的声誉并成为行业领导者 nie mieści się w limicie znaków tytułu.",
      reason: "OVERLOADED")
    status.violations = (0..<12).map {
      FieldViolation(
        field: "check_ins[\($0)].note", message: "is longer than a note may be, by its bytes",
        limit: "4096 bytes of UTF-8, 其中每个汉字占三个字节")
    }
    status.retryAfterMicroseconds = 250_000
    var failure = CommandFailure(status)
    failure.facts = [
      .init(
        label: "key result", text: "kr-41 «Konwersja 2 % → 3 %, 转化率», of o-12 in the unit growth")
    ]
    failure.hint = "okr checkin record kr-41 12.345679 --note 'a shorter note of what was done'"
    return failure
  }()

  @Test func refusalsFit() async throws {
    let looked = try await LookedAt("okr checkin record kr-41 2.6")
    var surroundings = Self.surroundings
    surroundings.arguments = looked.arguments
    let refusal = Self.refusal
    surroundings.connect = { _ in
      FakeBackend(["okr.v1.CheckInService/RecordCheckIn": { _ in throw refusal }])
    }
    for look in Self.places {
      let result = await look.run(looked.command, in: surroundings)
      #expect(result.status == .tryAgain && result.out.isEmpty)
      looked.expect(result, look)
      // The command that leads on is in one piece.
      #expect(result.err.contains(refusal.hint), "\(result.err)")
      let text = result.err.filter { !$0.isWhitespace }
      #expect(text.contains(refusal.message.filter { !$0.isWhitespace }), "\(result.err)")
    }
  }

  @Test(arguments: ["okr objectiv list --all", "okr rollup --by xylophone", "okr dependency get"])
  func mistypedLinesFit(_ line: String) async {
    for look in Self.places {
      let (out, err) = (MemorySink(), MemorySink())
      let status = await Program.run(
        ShellWords.split(line), in: look.placed(Self.surroundings, out, err))
      #expect(status == .usage && !err.text.isEmpty)
      #expect(look.faults(err.text) == [])
    }
  }

  @Test func howFarWorkIsFits() throws {
    let text = "███████░░░  1 234 567 of 2 000 000 records  12 345 records/s  1 min 2 s left"
    for look in Look.terminals {
      let err = MemorySink()
      var line = StatusLine(look.placed(Self.surroundings, MemorySink(), err))
      try line.show(line.redraws ? text : String(text.dropFirst(12)))
      #expect(look.faults(err.text) == [])
      #expect(line.redraws == !["accessible", "dumb"].contains(look.name))
    }
  }

  /// Every field of a kind that is told as an option is one.
  @Test func fieldsOfKindsAreOptions() async throws {
    let help = await runOKR("okr keyresult create --help").out
    for kind in OptionField.kinds {
      for field in try FieldHelp.contract.page("key_result.\(kind)").parts.map(\.name) {
        let option = OptionField.words(of: "key_result.\(kind).\(field)")
        #expect(option.map { help.contains($0 + " ") } == true, "\(kind).\(field)")
      }
    }
    #expect(OptionField.words(of: "key_result.title") == nil)
    #expect(OptionField.words(of: "key_result.binary.x") == nil)
  }
}
