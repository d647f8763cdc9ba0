// The sample's check-ins, from its CSV.

internal import OKRModel
internal import Terminal

enum DemoCheckIns {
  /// Reads rows of key_result, value, at, confidence and note, under a head line.
  static func read(_ text: String) throws -> [CheckIn] {
    try CSV.rows(text).dropFirst().map { row in
      let cells = row.cells
      guard cells.count == 5 else {
        throw Failure("Line \(row.line) of the sample has \(cells.count) cells, not 5.")
      }
      return CheckIn(
        keyResult: cells[0],
        effectiveTime: Instant(unixMicros: try InstantText.parse(cells[2])),
        value: Value(micros: try DecimalText.parse(cells[1])),
        confidence: Ratio(ppm: try DecimalText.parse(cells[3])), note: cells[4])
    }
  }
}
