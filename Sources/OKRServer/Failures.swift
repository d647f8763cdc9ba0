// From what went wrong inside to what a client is told: never a cause, never SQL.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import PostgresClient
internal import WorkerPool

extension PostgresError {
  /// The SQLSTATE of a full disk. Waiting doesn't help, so it isn't tried again here.
  static let diskFull = "53100"
}

extension StatusError {
  init(_ error: RequestError) { self.init(error.status) }
}

extension RequestError {
  static let retryAfterMicroseconds: Int64 = 200_000

  init(_ error: StoreError) {
    switch error {
    case .postgres(let failure): self = .storage(failure)
    case .unknownOrganisation:
      self.init(.notFound, .notFound, "There is no such organisation.")
    case .organisationArchived:
      self.init(
        .failedPrecondition, .organisationArchived,
        "The organisation is archived: an operator can restore it.")
    case .tokensFull(let limit):
      self.init(
        .failedPrecondition, .limitReached,
        "\(limit) tokens live already: revoke those that nobody needs any more.",
        values: [("limit", String(limit))])
    case .leaseHeld, .ownershipLost:
      self.init(
        .unavailable, .notOwner,
        "Another server serves this organisation, or did until a moment ago: try again.",
        values: error.owner.map { [("owner", $0)] } ?? [],
        retryAfterMicroseconds: Int64(ServerLimits.ownerRetryMilliseconds) * 1_000)
    case .corrupt:
      self.init(
        .dataLoss, .organisationCorrupt,
        "This organisation's stored records don't fit their hashes; it is not served until its "
          + "operator has looked at it.")
    case .placement(let reason): self.init(.failedPrecondition, .inUse, reason)
    case .schemaNewer, .schemaOlder, .schemaTarget, .schemaDiffers, .migrationInProgress:
      self.init(.unavailable, .storageUnavailable, "The database is being migrated: try again.")
    }
  }

  /// A refusal by PostgreSQL, by its class.
  static func storage(_ error: PostgresError) -> RequestError {
    if error.sqlState == PostgresError.diskFull {
      return .storageFull
    }
    return error.isNotDurable ? .storageUnsafe : .storageAway
  }

  static let storageFull = RequestError(
    .unavailable, .storageFull,
    "The server's disk is full: nothing was changed. Reads go on; try again once there is room.",
    retryAfterMicroseconds: 5_000_000)

  /// The database answers and must not be written to; its operator's log says why.
  static let storageUnsafe = RequestError(
    .unavailable, .storageUnavailable,
    "The database doesn't keep what it commits, so nothing was changed: whoever runs the server has to "
      + "set it right. Try again then.",
    retryAfterMicroseconds: 5_000_000)

  static let storageAway = RequestError(
    .unavailable, .storageUnavailable, "The database doesn't answer just now: try again.",
    retryAfterMicroseconds: Self.retryAfterMicroseconds)

  /// The request may or may not have been carried out; its key tells, once the database answers
  /// again.
  static let outcomeUnknown = RequestError(
    .unavailable, .storageUnavailable,
    "The database doesn't answer just now: send the same request under the same key again.",
    retryAfterMicroseconds: 1_000_000)

  /// An import that was compared with an older structure.
  static func staleStructure(_ revision: Int64, _ planned: Int64) -> RequestError {
    RequestError(
      .aborted, .staleVersion,
      "The structure was changed at revision \(revision), after revision \(planned) with which the "
        + "document was compared: nothing was imported. Compare again.",
      values: [("revision", String(revision)), ("expected", String(planned))])
  }

  /// An import of several commits, when somebody changed between them what the next one is about.
  static func staleMidway(_ error: RequestError, done: Int, of total: Int) -> RequestError {
    RequestError(
      .aborted, .staleVersion,
      "Somebody changed what the document was compared with while it was imported: \(done) of "
        + "\(total) changes were made, the rest wasn't. Compare again.",
      values: error.status.metadata.map { ($0.key, $0.value) } + [
        ("done", String(done)), ("total", String(total)),
      ])
  }

  /// An import of several commits, when what is left is refused.
  /// - Parameter revision: of the last commit that was made; 0 where none was.
  static func refusedMidway(_ error: RequestError, revision: Int64) -> RequestError {
    // What only has to wait is no refusal.
    guard revision > 0, error.status.retryAfterMicroseconds == 0 else { return error }
    var status = error.status
    status.message =
      "What was committed of the document stays, up to revision r\(revision); the rest is refused: "
      + status.message.replacing(Self.nothingChanged, with: "")
    status.metadata.append(Metadata(key: "revision", value: "r\(revision)"))
    return RequestError(status)
  }

  static func pool(_ error: WorkerPoolError) -> RequestError {
    if case .draining = error { return .draining }
    return RequestError(
      .resourceExhausted, .overloaded,
      "More is waiting for this organisation than the server keeps: try again shortly.",
      retryAfterMicroseconds: Self.retryAfterMicroseconds)
  }

  static let memoryFull = RequestError(
    .resourceExhausted, .memoryFull,
    "Organisations in use fill the server's memory; this one isn't loaded: try again.",
    retryAfterMicroseconds: 1_000_000)

  static func organisationTooLarge(limitBytes: Int) -> RequestError {
    RequestError(
      .failedPrecondition, .limitReached,
      "The organisation fills the \(limitBytes >> 20) MiB of memory that the server gives one: it "
        + "takes nothing new until its operator gives it more.",
      values: [("limit", String(limitBytes)), ("what", "bytes of memory")])
  }

  static let tooManySignIns = RequestError(
    .resourceExhausted, .overloaded, "Too many sign-ins are waiting: try again shortly.",
    retryAfterMicroseconds: 1_000_000)

  static let tooManyHealthWatches = RequestError(
    .resourceExhausted, .limitReached,
    "At most \(ServerLimits.healthWatches) watches of health are served: ask HealthService/Check.",
    values: [("limit", String(ServerLimits.healthWatches))])

  static let draining = RequestError(
    .unavailable, .draining, "The server is shutting down: try again elsewhere or later.",
    retryAfterMicroseconds: 1_000_000)

  static let deadlinePassed = RequestError(
    .deadlineExceeded, .deadlinePassed, "The request waited longer than its deadline.")
}

extension StoreError {
  /// Where the server listens that has the lease; nil where that isn't known.
  fileprivate var owner: String? {
    guard case .leaseHeld(_, _, let address?) = self, !address.isEmpty else { return nil }
    return address
  }
}
