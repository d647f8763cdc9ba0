// What a server does with its connections and calls: the door between sockets and services.

public import OKRModel

/// Who is at the other end of a connection, as the handler found out at sign-in.
public struct SignIn: Sendable {
  /// Nil where nobody is signed in.
  public var principal: Principal?
  /// Whatever the handler wants to find again at each call; shared by all of them.
  public var context: (any Sendable)?

  public init(principal: Principal? = nil, context: (any Sendable)? = nil) {
    self.principal = principal
    self.context = context
  }
}

/// The caller of a connection's calls.
public final class Caller: Sendable {
  /// Nil where nobody is signed in.
  public let principal: Principal?
  /// What the handler left at sign-in.
  public let context: (any Sendable)?
  public let peer: PeerAddress
  /// Such as "okr/1.0.0"; what the client says of itself.
  public let clientName: String

  init(_ signIn: SignIn, peer: PeerAddress, clientName: String) {
    self.principal = signIn.principal
    self.context = signIn.context
    self.peer = peer
    self.clientName = clientName
  }
}

/// Judges credentials and answers calls. All of it is called on an event loop's thread and must
/// not block; answers may come from any thread, at once or later.
public protocol ServerHandler: Sendable {
  /// Server version and capabilities. The transport adds the protocol's version, the limits and the
  /// principal.
  var welcome: Welcome { get }

  /// Judges a hello. An empty token may be accepted without a principal: then the handler decides
  /// call by call what nobody may do.
  /// - Parameter answer: to be called once.
  func signIn(
    _ hello: Hello, peer: PeerAddress,
    answer: @escaping @Sendable (Result<SignIn, StatusError>) -> Void)

  /// A call begins. The handler finishes it exactly once, cancelled or not.
  func begin(_ call: ServerCall)

  /// A call of a method that the contract hasn't was refused: for logs. It isn't to be finished.
  func missed(_ call: ServerCall, _ end: CallEnd)
}

extension ServerHandler {
  public func missed(_ call: ServerCall, _ end: CallEnd) {}
}
