// What a server says once it is ready: lines for a person, a JSON event for everything else.

internal import Glibc
internal import Logging
internal import OKRStore
internal import OKRTransport

/// The news that the server is ready.
struct Announcement: Sendable {
  /// A line: its label and text for a person, and the same as data for the event.
  struct Line: Sendable {
    let label: String
    let text: String
    let fields: [(String, Logger.MetadataValue)]

    init(label: String, text: String, fields: [(String, Logger.MetadataValue)]) {
      self.label = label
      self.text = text
      self.fields = fields
    }

    /// A line whose text is data by itself, such as a path or a command to copy.
    init(label: String, name: String, text: String) {
      self.init(label: label, text: text, fields: [(name, .string(text))])
    }
  }

  let title: String
  let lines: [Line]
  /// What the server goes without, in words; nil where nothing is missing.
  let warning: String?

  /// Prints it to standard output.
  func publish() {
    print(isatty(STDOUT_FILENO) == 1 ? self.banner : self.event)
    fflush(nil)
  }

  /// For a person.
  var banner: String {
    // Last, where it is read.
    let warning = self.warning.map { [Line(label: "WARNING", text: $0, fields: [])] }
    let all = self.lines + (warning ?? [])
    let width = (all.map(\.label.count).max() ?? 0) + 2
    let lines = all.map { line in
      "  \(line.label)\(String(repeating: " ", count: width - line.label.count))\(line.text)"
    }
    return ([self.title] + lines).joined(separator: "\n")
  }

  /// For a log: an event like those on standard error. Words stand in its message, data in the others.
  var event: String {
    let words = [self.title, self.warning].compactMap { $0 }.joined(separator: "; ")
    return JSONLog.line(
      [
        ("time", JSONLog.now()), ("level", self.warning == nil ? "notice" : "warning"),
        ("component", "okrd"), ("msg", words), ("version", Version.text),
      ].map { ($0.0, .string($0.1)) } + self.lines.flatMap(\.fields))
  }
}

extension Announcement {
  /// - Parameters:
  ///   - demo: the sample company; nil without it.
  ///   - durability: how commits are kept; nil where that couldn't be asked.
  init(
    _ settings: Settings, _ opened: OpenDatabase, _ place: ServingPlace,
    _ management: OpenManagement, _ demo: Demo?, durability: DatabaseDurability?,
    readyMilliseconds: UInt64
  ) {
    let seconds = "\(readyMilliseconds / 1000).\(readyMilliseconds % 1000 / 100)"
    self.title = "okrd \(Version.text) is ready in \(seconds) s"
    self.warning = management.warning
    var lines = [
      Line(
        label: "commit", text: Version.commit,
        fields: [
          ("commit", .string(Version.commit)), ("ready_ms", .stringConvertible(readyMilliseconds)),
        ])
    ]
    if let address = place.tcp {
      let isTLS = settings.tls != nil
      lines.append(
        Line(
          label: "listening", text: "\(address) (\(isTLS ? "TLS" : "plain TCP"))",
          fields: [("listen", .string("\(address)")), ("tls", .stringConvertible(isTLS))]))
    }
    if let socket = place.socket {
      lines.append(Line(label: "socket", name: "socket", text: socket))
    }
    if case .open(_, let url) = management {
      lines.append(Line(label: "management", name: "management", text: url))
    }
    let kind = opened.isEmbedded ? "data" : "database"
    lines.append(
      Line(label: "data", text: opened.description, fields: [(kind, .string(opened.place))]))
    if let durability { lines.append(Self.storage(durability)) }
    let version = ServerSession.protocolVersion
    lines.append(
      Line(
        label: "protocol", text: "version \(version)",
        fields: [("protocol", .stringConvertible(version))]))
    lines += demo?.lines(place.server) ?? Self.signIn(settings, opened, place)
    self.lines = lines
  }

  /// Whether what is acknowledged survives a power failure.
  static func storage(_ durability: DatabaseDurability) -> Line {
    let settings = "fsync \(durability.fsync), synchronous_commit \(durability.synchronousCommit)"
    return Line(
      label: "storage", text: "\(durability.isDurable ? "durable" : "NOT durable"): \(settings)",
      fields: [
        ("durable", .stringConvertible(durability.isDurable)), ("fsync", .string(durability.fsync)),
        ("synchronous_commit", .string(durability.synchronousCommit)),
      ])
  }

  /// How the first one gets in.
  private static func signIn(
    _ settings: Settings, _ opened: OpenDatabase, _ place: ServingPlace
  ) -> [Line] {
    // A client takes a server on its own machine for one without TLS, unless a root is named.
    let chain = place.tcp == nil ? nil : settings.tls?.certificateChain
    let trust = chain.map { " --ca-file \($0.shellQuoted)" } ?? ""
    return [
      Line(label: "first token", name: "bootstrap", text: opened.bootstrapCommand),
      Line(
        label: "sign in", name: "sign_in",
        text: "okr whoami --server \(place.server.shellQuoted) --token-file operator.token\(trust)"),
    ]
  }
}

extension Settings {
  /// Tells of everything unsafe that the settings permit.
  func warnOfPermits(_ logger: Logger) {
    let permits: [(SettingKey, String)] = [
      (.allowPlaintext, "plain TCP off loopback is permitted: tokens cross the network readable"),
      (.allowUnsafeDatabase, "an unsafe database is permitted"),
      (.allowDemoData, "the sample company may be served to the network"),
    ]
    for (key, message) in permits where self.isOn(key) {
      let source = self.entries[key]?.source ?? .standard
      logger.warning(
        "\(message)", metadata: ["setting": "\(key.rawValue)", "source": "\(source)"])
    }
  }
}

extension String {
  /// The text as one word of a shell's command line.
  var shellQuoted: String {
    let plain = self.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._:-,=@%+".utf8.contains(byte)
      }
    }
    if plain, !self.isEmpty { return self }
    return "'"
      + self.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
