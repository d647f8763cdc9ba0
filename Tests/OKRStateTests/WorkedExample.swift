// The worked examples of other OKR systems, read from ../shared/vectors beside the package.

internal import Foundation
internal import Testing

/// One published example: its inputs, and the result that its source states.
struct WorkedExample: Decodable, Sendable, CustomTestStringConvertible {
  struct Child: Decodable, Sendable {
    var score: Decimal?
    var weight: Decimal?
    var done: Bool?
    var baseline: Decimal?
    var target: Decimal?
    var current: Decimal?
    var fixed: Decimal?
    var series: [Decimal?]?
    var children: [Child]?
  }

  struct Derived: Decodable, Sendable {
    var commit: Decimal
    var target: Decimal
    var stretch: Decimal
  }

  var id: String
  var kind: String
  var verdict: String
  var baseline: Decimal?
  var target: Decimal?
  var current: Decimal?
  var children: [Child]?
  var expected_score: Decimal?
  var expected_value: Decimal?
  var expected_status: String?
  var expected_series: [Decimal?]?
  var expected_weights: [Decimal]?
  var reference_agrees: String?
  var tolerance: Decimal?
  var min: Decimal?
  var max: Decimal?
  var series: [Decimal?]?
  var checkpoints: [[Decimal]]?
  var derived: Derived?
  var periods_met: Int?
  var periods_total: Int?
  var expected_progress: Decimal?
  var actual_progress: Decimal?
  var day: Int?
  var days: Int?
  var start: String?
  var end: String?
  var today: String?
  var override_grade: Decimal?

  var testDescription: String { self.id }

  /// Where the package's neighbours lie.
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/vectors/worked_examples.json").standardizedFileURL

  static let all: [WorkedExample] = {
    struct Document: Decodable { var examples: [WorkedExample] }
    do {
      return try JSONDecoder().decode(Document.self, from: Data(contentsOf: file)).examples
    } catch {
      print("The worked examples are skipped: \(file.path) can't be read (\(error)).")
      return []
    }
  }()

  static func adopted(_ kinds: String...) -> [WorkedExample] {
    self.all.filter { $0.verdict.hasPrefix("adopt") && kinds.contains($0.kind) }
  }

  static func of(verdict: String, _ ids: String...) -> [WorkedExample] {
    self.all.filter { $0.verdict == verdict && (ids.isEmpty || ids.contains($0.id)) }
  }

  /// The stated score in ppm, held against a figure within the source's own rounding.
  func expect(_ ppm: Int64?, _ location: SourceLocation = #_sourceLocation) throws {
    let expected = try #require(self.expected_score, sourceLocation: location)
    try self.expect(ppm, expected, location)
  }

  func expect(
    _ ppm: Int64?, _ expected: Decimal, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let actual = try #require(ppm, "\(self.id) has no figure", sourceLocation: location)
    // Five stated digits, unless the source rounds more.
    let tolerance = Swift.max(self.tolerance ?? 0, Decimal(6) / 1_000_000)
    let difference = abs(Decimal(actual) / 1_000_000 - expected)
    #expect(
      difference <= tolerance, "\(self.id): \(actual) ppm instead of \(expected)",
      sourceLocation: location)
  }
}

extension Decimal {
  /// Thousandths, rounded.
  var thousandths: Int64 {
    Int64(
      truncating: NSDecimalNumber(
        decimal: self * 1000 + Decimal(sign: .plus, exponent: -1, significand: 5)))
  }

  var text: String { "\(self)" }
}
