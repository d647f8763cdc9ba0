// Every limit of the management listener, with its unit in its name.

/// What those who look at the server may take of it.
public struct ManagementLimits: Sendable, Hashable {
  /// Connections at a time; at the limit it stops accepting.
  public var connections = 32
  /// The header lines of a request together.
  public var headerBytes = 8 << 10
  public var headerFields = 64
  /// A request's body, which no page here reads.
  public var bodyBytes = 4 << 10
  /// From one answer, or the accepted socket, to the end of the next answer.
  public var idleMilliseconds = 15_000

  public init() {}

  func assertRelations() {
    precondition(self.connections > 0 && self.idleMilliseconds > 0)
    precondition(self.headerBytes > 0 && self.headerFields > 0 && self.bodyBytes >= 0)
  }
}
