// The catalogue of reasons: every reason of the code has its row in docs/ERRORS.md, and none is
// left over.

internal import Foundation
internal import OKRModel
internal import Testing

@Suite struct ReasonTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func everyReasonHasItsEntry() throws {
    let text = try String(
      contentsOf: Self.root.appending(path: "docs/ERRORS.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(rows == Reason.allCases.map(\.rawValue))
  }

  @Test(arguments: Reason.allCases)
  func reasonsAreShortAndPlain(_ reason: Reason) {
    #expect(reason.rawValue.count <= 63)
    #expect(reason.rawValue.allSatisfy { $0 == "_" || $0.isUppercase })
  }
}
