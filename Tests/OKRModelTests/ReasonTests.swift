// Reasons are short, plain, and explained in whole sentences.

internal import BoundedTestSupport
internal import OKRModel
internal import Testing

@Suite(.bounded) struct ReasonTests {
  private static func problems<R: ExplainedReason>(_ type: R.Type) -> [String] {
    R.allCases.filter { reason in
      let explanation = reason.explanation
      let sentences = [explanation.meaning, explanation.cause, explanation.remedy]
      return reason.rawValue.count > 63
        || !reason.rawValue.allSatisfy { $0 == "_" || $0.isUppercase || $0.isNumber }
        || !sentences.allSatisfy { $0.hasSuffix(".") && $0.count > 8 && !$0.contains("|") }
    }.map(\.rawValue)
  }

  @Test func everyReasonIsExplained() {
    #expect(Self.problems(Reason.self) == [])
    #expect(Self.problems(ConnectionReason.self) == [])
    #expect(Self.problems(FindingReason.self) == [])
  }
}
