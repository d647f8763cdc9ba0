// What a backup says of itself: backup.json, written last, so that a half-made backup has none.

internal import ExactJSON
internal import Glibc
public import PostgresClient

/// What a backup holds.
public struct BackupManifest: Sendable, Hashable {
  /// An organisation, and the revision that it had when the backup began: at least that is in it.
  public struct Organisation: Sendable, Hashable {
    public let id: String
    public let revision: Int64
  }

  /// When the backup began, in UTC.
  public var created: String
  /// The okrd that made it.
  public var version: String
  /// PostgreSQL's major version, which alone can start it.
  public var postgres: Int
  /// The schema's number.
  public var schemaLevel: Int
  /// Which history it is of, and how often that was restored before.
  public var incarnation: UUID128
  public var restoreGeneration: Int32
  /// The digest of PostgreSQL's own manifest, which holds one of every file.
  public var filesDigest: Digest256
  public var organisations: [Organisation]

  static let format = 1
  static let fileName = "backup.json"
  static let mostBytes = 64 << 20

  // MARK: Writing

  var json: JSONValue {
    .object([
      JSONMember("format", .integer(Self.format)), JSONMember("created", .string(self.created)),
      JSONMember("okrd", .string(self.version)), JSONMember("postgres", .integer(self.postgres)),
      JSONMember("schema", .integer(self.schemaLevel)),
      JSONMember("incarnation", .string("\(self.incarnation)")),
      JSONMember("restore_generation", .integer(self.restoreGeneration)),
      JSONMember("files_sha256", .string("\(self.filesDigest)")),
      JSONMember(
        "organisations",
        .array(
          self.organisations.map { organisation in
            .object([
              JSONMember("id", .string(organisation.id)),
              JSONMember("revision", .integer(organisation.revision)),
            ])
          })),
    ])
  }

  /// Writes it into a backup's directory, durably and as a whole.
  func write(into directory: String) throws(BackupError) {
    var writer = JSONWriter(.report)
    writer.write(self.json, indent: 0)
    writer.raw("\n")
    try FileTree.write(writer.takeBytes(), to: "\(directory)/\(Self.fileName)")
  }

  // MARK: Reading

  /// Reads it from a backup's directory.
  static func read(from directory: String) throws(BackupError) -> BackupManifest {
    let path = "\(directory)/\(Self.fileName)"
    guard HostFile.exists(path) else { throw .notABackup(directory) }
    let bytes = try FileTree.read(path, mostBytes: Self.mostBytes)
    guard let json = try? JSONReader.read(bytes), let manifest = BackupManifest(json) else {
      throw .damaged(path, "it isn't a manifest of format \(Self.format)")
    }
    return manifest
  }

  private init?(_ json: JSONValue) {
    guard json["format"] == .integer(Self.format), let created = json["created"]?.stringValue,
      let version = json["okrd"]?.stringValue, let postgres = json.whole("postgres", Int.self),
      let schema = json.whole("schema", Int.self),
      let incarnation = json["incarnation"]?.stringValue.flatMap(UUID128.init(text:)),
      let generation = json.whole("restore_generation", Int32.self),
      let digest = json["files_sha256"]?.stringValue.flatMap(Digest256.init(text:)),
      case .array(let items) = json["organisations"]
    else { return nil }
    var organisations: [Organisation] = []
    for item in items {
      guard let id = item["id"]?.stringValue, let revision = item.whole("revision", Int64.self)
      else { return nil }
      organisations.append(Organisation(id: id, revision: revision))
    }
    self.init(
      created: created, version: version, postgres: postgres, schemaLevel: schema,
      incarnation: incarnation, restoreGeneration: generation, filesDigest: digest,
      organisations: organisations)
  }

  init(
    created: String, version: String, postgres: Int, schemaLevel: Int, incarnation: UUID128,
    restoreGeneration: Int32, filesDigest: Digest256, organisations: [Organisation]
  ) {
    self.created = created
    self.version = version
    self.postgres = postgres
    self.schemaLevel = schemaLevel
    self.incarnation = incarnation
    self.restoreGeneration = restoreGeneration
    self.filesDigest = filesDigest
    self.organisations = organisations
  }
}

extension JSONValue {
  fileprivate func whole<Number: FixedWidthInteger>(
    _ name: String, _ type: Number.Type
  ) -> Number? {
    guard case .number(let text) = self[name] else { return nil }
    return Number(text)
  }
}

extension Digest256 {
  /// Reads 64 hexadecimal digits.
  fileprivate init?(text: String) {
    guard let bytes = [UInt8](hexadecimal: text) else { return nil }
    self.init(bytes: bytes)
  }
}

extension UUID128 {
  /// Reads a UUID's text.
  fileprivate init?(text: String) {
    guard let bytes = [UInt8](hexadecimal: text.filter { $0 != "-" }) else { return nil }
    self.init(bytes: bytes)
  }
}

extension [UInt8] {
  /// Reads pairs of hexadecimal digits.
  fileprivate init?(hexadecimal text: String) {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
