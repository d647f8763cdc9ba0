// The places that output goes to, and what has to be true of every line there.

import ArgumentParser
import Glibc
import Terminal
import Testing

@testable import okr

/// One place.
struct Look: Sendable, CustomTestStringConvertible {
  let name: String
  /// A terminal's width; nil for a pipe.
  let columns: Int?
  let environment: [String: String]

  var testDescription: String { self.name }

  static let widths = [40, 60, 80, 200]

  static let pipe = Look(name: "pipe", columns: nil, environment: [:])

  static let terminals =
    Self.widths.map { Look(name: "\($0) columns", columns: $0, environment: [:]) } + [
      Look(name: "accessible", columns: 60, environment: ["OKR_ACCESSIBLE": "1"]),
      Look(name: "without colour", columns: 80, environment: ["NO_COLOR": "1"]),
      Look(name: "dumb", columns: 80, environment: ["TERM": "dumb"]),
    ]

  /// Runs a parsed command here.
  func run(_ command: any ParsableCommand, in surroundings: Surroundings) async -> RunResult {
    let (out, err) = (MemorySink(), MemorySink())
    if surroundings.input >= 0 { lseek(surroundings.input, 0, SEEK_SET) }
    let status = await Program.run(command, in: self.placed(surroundings, out, err))
    return RunResult(status: status, out: out.text, err: err.text)
  }

  /// The surroundings with this place as what output goes to.
  func placed(
    _ surroundings: Surroundings, _ out: MemorySink, _ err: MemorySink
  ) -> Surroundings {
    var surroundings = surroundings
    surroundings.environment.merge(self.environment) { $1 }
    surroundings.environment["OKR_FORCE_TTY"] = self.columns.map { "\($0)" } ?? ""
    (surroundings.out, surroundings.err) = (out, err)
    (surroundings.outIsTerminal, surroundings.errIsTerminal) = (false, false)
    surroundings.rows = nil
    return surroundings
  }

  // MARK: Rules

  /// What is wrong with a text that people are to read here.
  func faults(_ text: String) -> [String] {
    let lines = text.split(separator: "\n").flatMap { $0.split(separator: "\r") }.map(String.init)
    return lines.flatMap { line in self.faults(ofLine: line).map { "\(self.name): \($0): \(line)" }
    }
  }

  private func faults(ofLine line: String) -> [String] {
    let (shown, ends) = Self.withoutSequences(line)
    var faults: [String] = []
    if let columns = self.columns, shown.displayWidth > columns, !Self.mayBeWider(shown) {
      faults.append("\(shown.displayWidth) columns wide")
    }
    // A sequence that doesn't end with an m moves the cursor or clears something.
    let isMoving = ends.contains { $0 != "m" }
    if shown.unicodeScalars.contains("\u{1B}") { faults.append("an unknown sequence") }
    switch self.name {
    case "pipe":
      if !ends.isEmpty { faults.append("a sequence") }
      if shown.contains("…") { faults.append("cut") }
      if shown.contains(#/\d (s|min|h|d) ago|just now/#) { faults.append("a relative time") }
    case "dumb": if !ends.isEmpty { faults.append("a sequence") }
    case "without colour": if ends.contains("m") { faults.append("colour") }
    case "accessible":
      if isMoving { faults.append("redrawn") }
      let drawn: ClosedRange<Unicode.Scalar> = "\u{2500}"..."\u{25FF}"
      if shown.unicodeScalars.contains(where: drawn.contains) { faults.append("drawn") }
    default: break
    }
    return faults
  }

  /// The text without control sequences, and the letter that each of them ended with.
  private static func withoutSequences(
    _ line: String
  ) -> (shown: String, ends: [Unicode.Scalar]) {
    guard line.utf8.contains(0x1B) else { return (line, []) }
    var shown = String.UnicodeScalarView()
    var ends: [Unicode.Scalar] = []
    var rest = Substring(line).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}", rest.first == "[" else {
        shown.append(scalar)
        continue
      }
      rest = rest.dropFirst().drop { "0123456789;".unicodeScalars.contains($0) }
      if let end = rest.popFirst() { ends.append(end) }
    }
    return (String(shown), ends)
  }

  /// True for what `okr help formatting` lets be wider than the terminal: one word that can't be parted, or a command,
  /// alone or behind its labels.
  private static func mayBeWider(_ line: String) -> Bool {
    let line = line.drop { " │├└─".contains($0) }
    let command = line.firstMatch(of: #/(^|  |: )(okrd?|rm|chmod) /#)
    let fields = line[..<(command?.range.lowerBound ?? line.endIndex)].split(separator: "  ")
    let labels = command == nil ? fields.dropLast() : fields[...]
    guard labels.allSatisfy({ $0.displayWidth <= 20 }), labels.count <= 2 else { return false }
    guard command == nil, let last = fields.last else { return command != nil }
    // An option keeps its value, and an arrow its ends.
    let word = last.trimmed.replacing(#/^--[a-z-]+ /#, with: "").replacing(" → ", with: "→")
    return !word.contains(" ") && word.count == word.displayWidth
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}

/// A command line that was parsed once and is looked at in several places.
struct LookedAt {
  let line: String
  let command: any ParsableCommand
  /// The words, which failures repeat.
  let arguments: [String]
  private let isForPeople: Bool

  init(_ line: String) async throws {
    self.line = line
    self.arguments = ShellWords.split(line)
    self.command = try await OKRCommand.asyncParseAsRoot(self.arguments)
    self.isForPeople = Self.isForPeople(line, self.command)
  }

  /// True where standard output is for people.
  private static func isForPeople(_ line: String, _ command: any ParsableCommand) -> Bool {
    let format = line.firstMatch(of: /(?:-o|--output)[ =]?([a-z]+)/)?.output.1
    let isDocument = command is ExportCommand || command is OperationResultCommand
    return !isDocument && (format.map { $0 == "table" || $0 == "wide" } ?? true)
      && !line.contains("--show-request")
  }

  /// True where neither output is for people.
  var isForScripts: Bool { Program.wantsJSON(self.arguments) }

  /// Expects that what was shown keeps the rules.
  func expect(_ result: RunResult, _ look: Look) {
    var faults = self.isForPeople ? look.faults(result.out) : []
    if !self.isForScripts { faults += look.faults(result.err) }
    #expect(faults.isEmpty, "\(self.line)\n\(faults.joined(separator: "\n"))")
  }
}
