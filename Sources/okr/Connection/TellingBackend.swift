// A backend that tells a command's own call instead of making it: --show-request and --show-role.

internal import ExactJSON
internal import OKRModel
internal import OKRWire

/// What a command asks on the way to its own call is asked all the same, over a connection that is made only then.
struct TellingBackend: Backend {
  /// Nothing is sent that a server could be too old for.
  let welcome = Welcome(
    protocolVersion: Int32(Version.protocolVersion),
    capabilities: Capability.allNames)

  private let told: CallQuestion
  private let presenter: Presenter
  /// False for a request that only prepares the command's own one.
  private let isOwn: @Sendable (any WireMessage) -> Bool
  private let connection: LateConnection

  init(
    _ told: CallQuestion, _ presenter: Presenter,
    isOwn: @escaping @Sendable (any WireMessage) -> Bool,
    connect: @escaping @Sendable () async throws -> any Backend
  ) {
    self.told = told
    self.presenter = presenter
    self.isOwn = isOwn
    self.connection = LateConnection(connect)
  }

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    do {
      if self.isOwn(request) { try await self.tell(method.path, request, options.asOf) }
      return try await self.connection.backend().call(method, request, options)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      // The reader of the output went away.
      throw .told
    }
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {
    try await self.tell(method.path, request, options.asOf)
  }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    try await self.tell(method.path, first, nil)
  }

  func close() async { await self.connection.close() }

  /// - Throws: `CommandFailure.told` once it is.
  private func tell(
    _ path: String, _ request: some WireMessage, _ asOf: AsOf?
  ) async throws -> Never {
    switch self.told {
    case .request: try self.show(path, MessageJSON.object(request), asOf)
    case .role: try await self.showRole(path)
    }
    throw CommandFailure.told
  }

  private func show(_ path: String, _ request: JSONValue, _ asOf: AsOf?) throws {
    let moment = asOf.map { MessageJSON.object($0) } ?? .null
    let json = JSONValue.object([
      .init("method", .string(path)), .init("as_of", moment), .init("request", request),
    ])
    try self.presenter.object(json, id: path) {
      [path + (asOf == nil ? "" : "  as of \(moment.compact)"), request.pretty]
    }
  }

  /// The server itself says what its methods need.
  private func showRole(_ path: String) async throws {
    let answer = try await self.connection.backend().call(
      RPC.TokenService.checkAccess, CheckAccessRequest(methods: [path]), CallOptions())
    guard let access = answer.message.methods.first else {
      throw CommandFailure.incompleteReply("method")
    }
    let needed = MessageJSON.name(access.needed)
    let json = JSONValue.object([.init("method", .string(path)), .init("needed", needed)])
    try self.presenter.object(json, id: access.needed.name) {
      ["\(path)  \(needed == .null ? "needs no sign-in" : FigureText.name(access.needed))"]
    }
  }
}

/// A connection that is made when it is first asked for.
private actor LateConnection {
  private let connect: @Sendable () async throws -> any Backend
  private var made: (any Backend)?

  init(_ connect: @escaping @Sendable () async throws -> any Backend) { self.connect = connect }

  func backend() async throws -> any Backend {
    if let made = self.made { return made }
    let backend = try await self.connect()
    self.made = backend
    return backend
  }

  func close() async { await self.made?.close() }
}

extension CommandFailure {
  /// No failure: the command ends early, since all that was asked for is told.
  static let told = Self(Status(code: .ok), after: [])
}
