// What a doctor looks at, and what it found.

internal import ArgumentParser

/// Checks that belong together.
enum DoctorGroup: String, CaseIterable, ExpressibleByArgument {
  case host, configuration, postgresql, schema, organisations, tls, network
}

/// One check.
enum DoctorCheck: String, CaseIterable {
  case openFiles = "open files"
  case dataDirectory = "directory"
  case diskSpace = "disk space"
  case diskSync = "disk sync"
  case entropy = "entropy"
  case timeSync = "time sync"
  case timeZones = "time zones"
  case settings = "settings"
  case memory = "memory"
  case secrets = "secret files"
  case connection = "connection"
  case version = "version"
  case login = "login"
  case rowSecurity = "row security"
  case durability = "durability"
  case encoding = "encoding"
  case roundTrip = "round trip"
  case commit = "commit"
  case databaseClock = "its clock"
  case level = "level"
  case lease = "lease"
  case log = "log"
  case zones = "zones"
  case certificate = "certificate"
  case key = "key"
  case expiry = "expiry"
  case address = "address"
  case management = "management"
  case socket = "socket"

  var group: DoctorGroup {
    switch self {
    case .openFiles, .dataDirectory, .diskSpace, .diskSync, .entropy, .timeSync, .timeZones: .host
    case .settings, .memory, .secrets: .configuration
    case .connection, .version, .login, .rowSecurity, .durability, .encoding, .roundTrip, .commit,
      .databaseClock:
      .postgresql
    case .level: .schema
    case .lease, .log, .zones: .organisations
    case .certificate, .key, .expiry: .tls
    case .address, .management, .socket: .network
    }
  }

  /// What it looks at.
  var looksAt: String {
    switch self {
    case .openFiles: "the limit of open files, against the connections that are served"
    case .dataDirectory: "whether a start can use the data directory"
    case .diskSpace: "free space where the data lies"
    case .diskSync: "the time of a synced write of 8 KiB there, the median of 15"
    case .entropy: "random numbers that the kernel gives without a wait"
    case .timeSync: "whether the kernel's clock is kept in step with others"
    case .timeZones:
      "the machine's time zones: each that it lists can be read, and how old they are"
    case .settings: "every setting, and what they ask of one another"
    case .memory: "the memory for organisations, against the machine's"
    case .secrets: "files with keys, passwords and tokens, which only their owner may read"
    case .connection: "whether PostgreSQL answers"
    case .version: "PostgreSQL 14 or later"
    case .login: "a login that row-level security binds"
    case .rowSecurity: "row-level security, forced on every table of an organisation"
    case .durability: "fsync, full_page_writes and synchronous_commit"
    case .encoding: "UTF-8"
    case .roundTrip: "the time of a query, the median of 15"
    case .commit: "the time of a commit, the median of 15"
    case .databaseClock: "how far PostgreSQL's clock is from this machine's"
    case .level: "the schema's number, against this program's"
    case .lease: "the processes that serve the organisations now"
    case .log: "their logs against their hashes, up to 100 000 changes"
    case .zones: "whether this machine knows the zones of their regions"
    case .certificate: "a certificate and a key that belong together"
    case .key: "a key that only its owner may read"
    case .expiry: "whether the certificate is valid now, and for how long"
    case .address: "an address that can be listened on"
    case .management: "the same for the management listener"
    case .socket: "a unix socket that can be made"
    }
  }
}

/// How a check went.
enum Verdict: String {
  case ok
  case warning
  case failure
  /// It doesn't apply here.
  case skipped

  var mark: String {
    switch self {
    case .ok: "[ ok ]"
    case .warning: "[warn]"
    case .failure: "[FAIL]"
    case .skipped: "[skip]"
    }
  }
}

/// What a check found.
struct Finding: Sendable, Hashable {
  let check: DoctorCheck
  let verdict: Verdict
  let text: String
  /// What to do about it.
  let advice: String?

  init(_ check: DoctorCheck, _ verdict: Verdict, _ text: String, advice: String? = nil) {
    self.check = check
    self.verdict = verdict
    self.text = text
    self.advice = advice
  }

  /// A finding whose advice counts where the number is over a bound only.
  static func bounded(
    _ check: DoctorCheck, _ text: String, isFine: Bool, advice: String
  ) -> Finding {
    Finding(check, isFine ? .ok : .warning, text, advice: isFine ? nil : advice)
  }
}
