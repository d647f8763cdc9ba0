// HUP: the settings are read again, and those that can change at once do.

internal import Logging
internal import OKRServer

/// Reads the settings again for a running server.
final class Reloader: Sendable {
  private let options: ServerOptions
  private let server: Server
  private let management: ManagementServer?
  private let threshold: LogThreshold
  private let logger: Logger
  private let started: Settings

  /// The settings that change without a restart.
  private static let changing: Set<SettingKey> = [
    .logLevel, .accessLogPercent, .tlsCertificate, .tlsKey,
  ]

  init(
    _ options: ServerOptions, _ settings: Settings, server: Server, management: ManagementServer?,
    threshold: LogThreshold, logger: Logger
  ) {
    self.options = options
    self.started = settings
    self.server = server
    self.management = management
    self.threshold = threshold
    self.logger = logger
  }

  /// Takes the flags, the environment and the file again. What can't be used changes nothing, and
  /// what needs a restart is named.
  func reload() {
    do {
      try self.take(try self.options.settled())
    } catch {
      self.logger.error("nothing was reloaded", metadata: ["error": "\(error)"])
    }
  }

  private func take(_ settings: Settings) throws {
    var waiting = SettingKey.allCases.filter { key in
      !Self.changing.contains(key) && settings.text(key) != self.started.text(key)
    }
    switch (self.started.tls, settings.tls) {
    case (nil, nil): break
    // The files may be others under the same names.
    case (.some, .some(let files)):
      try self.server.reloadTLS(files)
      try self.management?.reloadTLS(files)
      settings.warnOfCertificate(self.logger)
    default: waiting += [.tlsCertificate, .tlsKey]
    }
    self.server.takeAccessLog(percent: settings.number(.accessLogPercent))
    // This is told by the former levels or the new ones, whichever tell more.
    let levels = settings.logLevels
    let own = LogComponent.okrd.rawValue
    if levels.level(of: own) < self.threshold.levels.level(of: own) {
      self.threshold.levels = levels
    }
    defer { self.threshold.levels = levels }
    self.logger.notice(
      "the settings were reloaded",
      metadata: [
        "log_level": "\(settings.text(.logLevel) ?? "")",
        "access_log_percent": "\(settings.number(.accessLogPercent))",
        "tls": "\(settings.tls == nil ? "off" : "reloaded")",
        "wait_for_a_restart": "\(waiting.map(\.rawValue).joined(separator: " "))",
      ])
  }
}
