// Looking at the settings without starting anything.

internal import ArgumentParser
internal import Glibc
internal import Terminal

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show and check the settings.",
    subcommands: [ConfigShow.self, ConfigCheck.self, ConfigKeys.self])
}

struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Each setting's value, and where it comes from.",
    discussion: """
      Takes the flags, the environment and the file as okrd itself does. Passwords are never shown.

      EXAMPLES
        okrd config show --config /etc/okrd.conf
            what a start with that file would use here
        okrd config show --config /etc/okrd.conf --pool-lanes 4
            the same with a flag on top
      """)

  @OptionGroup var options: ServerOptions

  func run() throws {
    let settings = try self.options.read()
    print(SettingsPage.values(settings).lines(for: .output).joined(separator: "\n"))
  }
}

struct ConfigCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a configuration file without starting.",
    discussion: """
      Reads it as okrd --config FILE would here, with the environment's variables, and the files that \
      it names. Ends with 0, or with 78 and a line for everything that is wrong. A certificate that \
      clients refuse, since it has expired or isn't valid yet, ends it with 2: a start only warns.

      EXAMPLES
        okrd config check /etc/okrd.conf
            before a start, or before a HUP
        okrd config check /etc/okrd.conf && systemctl reload okrd
            reload only what is right
      """)

  @Argument(help: "The file.")
  var file: String

  func run() throws {
    let settings = try Settings(environment: ProcessEnvironment.all, file: self.file)
    try settings.checkServer()
    try settings.checkFiles()
    let count = settings.entries.values.count { entry in
      if case .file = entry.source { return true }
      return false
    }
    guard let age = settings.certificateAge, age.advice != nil else {
      return print("\(self.file): \(count) settings, nothing wrong.")
    }
    let certificate = settings.text(.tlsCertificate) ?? ""
    let problem = settings.problem(
      .tlsCertificate, [certificate, age.words].joined(separator: ": "))
    StandardError.write("okrd: \(problem)\n")
    guard !age.isRefused else { throw ExitCode(ExitStatus.found.rawValue) }
    print("\(self.file): \(count) settings, nothing wrong but that.")
  }
}

struct ConfigKeys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Every setting with its three spellings.",
    discussion: """
      EXAMPLES
        okrd config keys
            a setting a line
        okrd config keys --markdown > docs/CONFIGURATION.md
            the document, with what each means
      """)

  @Flag(help: "The page docs/CONFIGURATION.md.")
  var markdown = false

  func run() {
    if self.markdown { return print(SettingsPage.markdown) }
    print(SettingsPage.keys.lines(for: .output).joined(separator: "\n"))
  }
}
