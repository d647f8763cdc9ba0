// Comma-separated values (RFC 4180), both ways.

/// Where and why a text is not CSV.
public struct CSVError: Error, Hashable, Sendable {
  /// From 1.
  public let line: Int
  public let message: String
}

/// Reading and writing of comma-separated values.
public enum CSV {
  /// One row with its place in the text.
  public struct Row: Sendable, Hashable {
    /// The line that the row begins on, from 1.
    public let line: Int
    public var cells: [String]
  }

  /// The row's line, without its end. Cells are quoted where they have to be.
  public static func line(_ cells: [String]) -> String {
    cells.map { Self.quoted($0) }.joined(separator: ",")
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    if !needsQuotes { return cell }
    var result = "\""
    for character in cell {
      result.append(character)
      if character == "\"" { result.append("\"") }
    }
    return result + "\""
  }

  /// All rows of a text; empty lines are left out, a byte order mark at the start too.
  public static func rows(_ text: String) throws(CSVError) -> [Row] {
    var reader = Reader(bytes: Array(text.utf8))
    return try reader.rows()
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0
    var line = 1

    init(bytes: [UInt8]) {
      self.bytes = bytes
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.position = 3 }
    }

    mutating func rows() throws(CSVError) -> [Row] {
      var rows: [Row] = []
      while self.position < self.bytes.count {
        var row = Row(line: self.line, cells: [try self.cell()])
        while self.position < self.bytes.count, self.bytes[self.position] == UInt8(ascii: ",") {
          self.position += 1
          row.cells.append(try self.cell())
        }
        try self.endOfLine()
        if row.cells != [""] { rows.append(row) }
      }
      return rows
    }

    private mutating func endOfLine() throws(CSVError) {
      if self.position < self.bytes.count, self.bytes[self.position] == 0x0D { self.position += 1 }
      if self.position < self.bytes.count {
        guard self.bytes[self.position] == 0x0A else {
          throw CSVError(line: self.line, message: "text after a closing quote")
        }
        self.position += 1
      }
      self.line += 1
    }

    private mutating func cell() throws(CSVError) -> String {
      if self.position < self.bytes.count, self.bytes[self.position] == UInt8(ascii: "\"") {
        return try self.quotedCell()
      }
      let start = self.position
      while self.position < self.bytes.count {
        let byte = self.bytes[self.position]
        if byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D { break }
        self.position += 1
      }
      return String(decoding: self.bytes[start..<self.position], as: UTF8.self)
    }

    private mutating func quotedCell() throws(CSVError) -> String {
      let begin = self.line
      self.position += 1
      var cell: [UInt8] = []
      while self.position < self.bytes.count {
        let byte = self.bytes[self.position]
        self.position += 1
        if byte == 0x0A { self.line += 1 }
        guard byte == UInt8(ascii: "\"") else {
          cell.append(byte)
          continue
        }
        guard self.position < self.bytes.count, self.bytes[self.position] == byte else {
          return String(decoding: cell, as: UTF8.self)
        }
        cell.append(byte)
        self.position += 1
      }
      throw CSVError(line: begin, message: "a quote without its end")
    }
  }
}
