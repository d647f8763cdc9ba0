// okrd doctor: what a start would meet here.

internal import ArgumentParser
internal import ExactJSON
internal import Glibc
internal import Terminal

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at everything that a start would meet here.",
    discussion: """
      Takes the settings as okrd itself does. Ends with 0 where all is well, 2 with warnings, 1 with \
      failures.

      EXAMPLES
        okrd doctor --config /etc/okrd.conf
            before the first start, and after every change
        okrd doctor --data /var/lib/okrd --only host --format json
            one group, for a program
        okrd doctor --config /etc/okrd.conf --fix
            take files with secrets from others' eyes, then look
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Flag(help: "List the checks, and run none.")
  var list = false

  @Option(help: ArgumentHelp("Run this group only. May be repeated.", valueName: "GROUP"))
  var only: [DoctorGroup] = []

  @Option(help: ArgumentHelp("Leave this group out. May be repeated.", valueName: "GROUP"))
  var skip: [DoctorGroup] = []

  @Flag(help: "First make files with secrets readable to their owner only (mode 600).")
  var fix = false

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var options: ServerOptions

  func run() throws {
    if self.list { return print(Self.checks.joined(separator: "\n")) }
    let groups = DoctorGroup.allCases.filter { group in
      (self.only.isEmpty || self.only.contains(group)) && !self.skip.contains(group)
    }
    let read = Result { () throws(SettingsFailure) in try self.options.read() }
    let findings = Doctor(groups: groups, mayFix: self.fix).examine(read)
    switch self.format {
    case .text: print(findings.lines(for: .output).joined(separator: "\n"))
    case .json:
      var writer = JSONWriter(.report)
      writer.write(findings.json, indent: 0)
      print(String(decoding: writer.takeBytes(), as: UTF8.self))
    }
    guard findings.status == 0 else { throw ExitCode(findings.status) }
  }

  private static var checks: [String] {
    var table = Table(
      [Column("GROUP"), Column("CHECK"), Column("LOOKS AT", isFlexible: true)],
      rows: DoctorCheck.allCases.map { check in
        [Cell(check.group.rawValue), Cell(check.rawValue), Cell(check.looksAt)]
      })
    table.leastFlexibleColumns = .max / 2
    return table.lines(for: .output)
  }
}
