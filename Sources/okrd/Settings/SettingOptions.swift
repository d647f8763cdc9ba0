// Where commands take their settings from: flags, the environment, and a file.

internal import ArgumentParser
internal import Glibc

/// The settings of the whole server.
struct ServerOptions: ParsableArguments {
  @OptionGroup var file: FileOption
  @OptionGroup(title: "Data") var data: DataFlags
  @OptionGroup(title: "Network") var network: NetworkFlags
  @OptionGroup(title: "Work") var work: WorkFlags

  /// The settings, each read but not held against the others.
  func read() throws(SettingsFailure) -> Settings {
    let flags = [self.data.given, self.network.given, self.work.given]
      .reduce([:]) { $0.merging($1) { first, _ in first } }
    return try Settings(
      flags: flags, environment: ProcessEnvironment.all, file: self.file.config,
      credentials: self.file.credentials)
  }

  /// The settings that a server can be started with.
  func settled() throws(SettingsFailure) -> Settings {
    let settings = try self.read()
    try settings.checkServer()
    return settings
  }
}

/// The settings that say where the data lies.
struct DataOptions: ParsableArguments {
  @OptionGroup var file: FileOption
  @OptionGroup(title: "Data") var data: DataFlags

  func settled() throws(SettingsFailure) -> Settings {
    let settings = try Settings(
      flags: self.data.given, environment: ProcessEnvironment.all, file: self.file.config,
      credentials: self.file.credentials)
    try settings.checkData()
    return settings
  }
}

struct FileOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read settings from this file too: lines of \"key = value\". Also $OKRD_CONFIG.",
      valueName: "FILE"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Take secrets from files of this directory, named as their settings. Also $OKRD_CREDENTIALS.",
      valueName: "DIR"))
  var credentials: String?
}

/// The process's environment.
enum ProcessEnvironment {
  static var all: [String: String] {
    var all: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return all
  }
}
