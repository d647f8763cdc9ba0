// Check-ins from a file: CSV with a head line, or one JSON object a line.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// One check-in with its place in the file.
struct FiledCheckIn: Sendable, Hashable {
  /// From 1.
  let line: Int
  let checkIn: CheckIn
}

/// Reads files of check-ins.
enum CheckInFile {
  static let fields = ["key_result", "value", "at", "confidence", "note"]
  /// The longest file that is read, in bytes.
  static let limitBytes = 256 * 1024 * 1024
  /// Refused lines that are named before the rest is only counted.
  static let namedLines = 100

  /// Reads a file's text. Every wrong line is named, not only the first.
  static func read(_ text: String) throws(CommandFailure) -> [FiledCheckIn] {
    let isJSON = text.first { !$0.isWhitespace } == "{"
    let rows = isJSON ? try Self.jsonRows(text) : try Self.csvRows(text)
    var checkIns: [FiledCheckIn] = []
    var violations: [FieldViolation] = []
    var wrong = 0
    for row in rows {
      do throws(CommandFailure) {
        checkIns.append(FiledCheckIn(line: row.line, checkIn: try Self.checkIn(row.cells)))
      } catch {
        wrong += 1
        if violations.count < Self.namedLines {
          violations.append(FieldViolation(field: "line \(row.line)", message: error.message))
        }
      }
    }
    if wrong > 0 {
      var failure = CommandFailure.input(
        "\(CountText.of(Int64(wrong), "line")) of the file can't be read; nothing was sent.",
        reason: .unreadableLines)
      failure.violations = violations
      throw failure
    }
    return checkIns
  }

  private struct Row {
    let line: Int
    let cells: [String: String]
  }

  private static func csvRows(_ text: String) throws(CommandFailure) -> [Row] {
    let rows: [CSV.Row]
    do {
      rows = try CSV.rows(text)
    } catch {
      throw .input(
        "Line \(error.line) of the file is not CSV: \(error.message).", reason: .notCSV)
    }
    guard let head = rows.first else { throw .input("The file is empty.", reason: .emptyFile) }
    let names = head.cells.map { $0.trimmed }
    try Self.checkNames(names, line: head.line)
    var result: [Row] = []
    for row in rows.dropFirst() {
      guard row.cells.count <= names.count else {
        throw .input(
          "Line \(row.line) of the file has \(row.cells.count) cells, its head \(names.count).",
          reason: .notCSV)
      }
      let cells = Dictionary(uniqueKeysWithValues: zip(names, row.cells.map(\.trimmed)))
      result.append(Row(line: row.line, cells: cells))
    }
    return result
  }

  private static func checkNames(_ names: [String], line: Int) throws(CommandFailure) {
    if let unknown = names.first(where: { !Self.fields.contains($0) }) {
      throw .input(
        "Line \(line) of the file names the unknown column «\(unknown)»; known are \(Self.fields.joined(separator: ", ")).",
        reason: .unknownColumn)
    }
    guard Set(names).count == names.count else {
      throw .input("Line \(line) of the file names a column twice.", reason: .unknownColumn)
    }
    for required in ["key_result", "value"] where !names.contains(required) {
      throw .input("The file's head has no column \(required).", reason: .missingColumn)
    }
  }

  private static func jsonRows(_ text: String) throws(CommandFailure) -> [Row] {
    var result: [Row] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let trimmed = String(line).trimmed
      if trimmed.isEmpty { continue }
      result.append(Row(line: index + 1, cells: try Self.jsonCells(trimmed, line: index + 1)))
    }
    return result
  }

  private static func jsonCells(_ text: String, line: Int) throws(CommandFailure) -> [String:
    String]
  {
    let json: JSONValue
    do {
      json = try JSONReader.read(text)
    } catch {
      throw .input("Line \(line) of the file is not JSON: \(error.message)", reason: .notJSON)
    }
    guard case .object(let members) = json else {
      throw .input("Line \(line) of the file is not a JSON object.", reason: .notJSON)
    }
    try Self.checkNames(members.map(\.name), line: line)
    var cells: [String: String] = [:]
    for member in members {
      switch member.value {
      case .string(let text): cells[member.name] = text
      case .number(let number): cells[member.name] = number
      case .bool(let value): cells[member.name] = value ? "yes" : "no"
      case .null: break
      case .array, .object:
        throw .input("Line \(line): \(member.name) is neither text nor number.", reason: .notJSON)
      }
    }
    return cells
  }

  private static func checkIn(_ cells: [String: String]) throws(CommandFailure) -> CheckIn {
    func cell(_ name: String) -> String? { cells[name]?.nonEmpty }
    guard let keyResult = cell("key_result") else {
      throw .input("There is no key result.", reason: .missingKeyResult)
    }
    guard let value = cell("value") else {
      throw .input("There is no value.", reason: .missingValue)
    }
    var checkIn = CheckIn(keyResult: keyResult, note: cell("note") ?? "")
    checkIn.value = try InputText.checkInValue(value, field: "value")
    if let at = cell("at") { checkIn.effectiveTime = try InputText.instant(at, field: "at") }
    if let text = cell("confidence") {
      checkIn.confidence = try InputText.ratio(text, field: "confidence")
    }
    return checkIn
  }
}
