// A command's connection, with its options: one call is one line.

internal import OKRModel
internal import OKRWire

/// What a command works with.
struct Session: Sendable {
  let backend: any Backend
  let settings: ConnectionSettings
  var presenter: Presenter
  let surroundings: Surroundings
  let options: CallOptions
  /// False where the command draws its own waiting.
  var saysThatItWaits = true
  /// True where the command's own call is told and not made: nobody is asked whether to.
  var isTold = false

  /// Signs in.
  /// - Parameters:
  ///   - past: the moment that is shown; nil for the present.
  ///   - isInOrganisation: false where an operator acts beside all organisations.
  ///   - isSignedIn: false where nobody signs in, whatever token the surroundings name.
  ///   - isOwn: false for a request that only prepares the command's own one.
  static func open(
    _ output: OutputOptions, _ connection: ConnectionOptions, past: PastOptions? = nil,
    isInOrganisation: Bool = true, isSignedIn: Bool = true,
    isOwn: @escaping @Sendable (any WireMessage) -> Bool = { _ in true }
  ) async throws -> Session {
    let surroundings = Surroundings.current
    var settings = try ConnectionSettings.resolve(connection.choice, surroundings.environment)
    // Where the call is only told, the server is asked who may make it.
    let isAnyone = !isSignedIn && connection.question.told == nil
    if !isInOrganisation || isAnyone { settings.organisation = "" }
    if isAnyone { settings.token = "" }
    let options = CallOptions(
      timeoutMicros: try connection.timeoutMicros(), asOf: try past?.moment())
    let presenter = Presenter(output, surroundings)
    let connect = { @Sendable [settings] in try await surroundings.connect(settings) }
    let backend: any Backend
    if let told = connection.question.told {
      backend = TellingBackend(told, presenter, isOwn: isOwn, connect: connect)
    } else {
      backend = try await connect()
    }
    var session = Session(
      backend: backend, settings: settings, presenter: presenter, surroundings: surroundings,
      options: options)
    session.isTold = connection.question.told != nil
    return session
  }

  /// One request, one reply.
  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request
  ) async throws(CommandFailure) -> Answer<Reply> {
    if let mutation = (request as? any MutatingMessage)?.mutation { try self.check(mutation) }
    do {
      guard self.saysThatItWaits else {
        return try await self.backend.call(method, request, self.options)
      }
      return try await Waiting(self).during { () async throws(CommandFailure) in
        try await self.backend.call(method, request, self.options)
      }
    } catch {
      throw self.isTold ? error : Self.naming(request, error)
    }
  }

  /// The same for calls whose waiting is shown in another way.
  var drawingItsOwn: Session {
    var session = self
    session.saysThatItWaits = false
    return session
  }

  /// - Throws: where the server is too old to know a dry run, and would do it.
  func check(_ mutation: Mutation) throws(CommandFailure) {
    if mutation.validateOnly { try self.require(.validateOnly) }
  }

  /// - Throws: where the server is too old to filter a list of records, and would show them all.
  func check(recordFilter filter: String) throws(CommandFailure) {
    if !filter.isEmpty { try self.require(.recordFilters) }
  }

  /// - Throws: where the server doesn't say that it can do something, and would pass over the field that
  ///   asks for it.
  func require(_ capability: Capability) throws(CommandFailure) {
    let welcome = self.backend.welcome
    if welcome.capabilities.contains(capability.rawValue) { return }
    throw CommandFailure(
      .incompatible, .unimplemented, .serverTooOld,
      "This server is too old: it doesn't know \(capability.rawValue). Nothing was sent.",
      hint: "okr version --connect")
  }

  /// A failed change with its key, so that it can be asked for again when its outcome is unknown.
  private static func naming(_ request: some WireMessage, _ failure: CommandFailure)
    -> CommandFailure
  {
    guard let mutation = (request as? any MutatingMessage)?.mutation else { return failure }
    var failure = failure
    failure.requestID = mutation.idempotencyKey
    // A server that says so has done nothing.
    let isCertain = failure.reason == Reason.storageFull.rawValue
    if failure.leavesOutcomeUnknown, !isCertain, !mutation.validateOnly {
      failure.facts.append(
        .init(label: "outcome", text: "unknown: the change may have been made or not"))
      failure.hint = "--request-id \(mutation.idempotencyKey)"
    }
    return failure
  }
}
