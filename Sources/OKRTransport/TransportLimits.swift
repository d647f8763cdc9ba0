// Every limit of a connection, in one place: each with its unit in its name, and their relations
// asserted where they are made.

/// What one connection, and one server, may take.
public struct TransportLimits: Sendable, Hashable {
  /// Longest frame from a client, without its four bytes of length.
  public var frameInBytes = 1 << 20
  /// Longest frame to a client.
  public var frameOutBytes = 4 << 20
  /// Memory that one decoded frame may take.
  public var decodeBudgetBytes = 8 << 20
  /// Streams of a connection that are not finished: a cancelled one counts until its work is done.
  public var openStreams = 256
  /// Connections of a server; at the limit it stops accepting.
  public var connections = 10_000
  /// Entries in a request's metadata.
  public var metadataEntries = 32

  /// Messages a stream may carry before its receiver grants more.
  public var initialCreditMessages = 16
  /// Most credit that a stream may hold.
  public var creditMessages = 1 << 16

  /// Pending output at which a connection isn't read from any more.
  public var outputHighWaterBytes = 1 << 20
  /// Pending output at which reading resumes.
  public var outputLowWaterBytes = 256 << 10
  /// Pending output at which the connection is cut, whatever its reader does.
  public var outputCeilingBytes = 64 << 20

  /// From the accepted socket to the client's hello, TLS included.
  public var handshakeMilliseconds = 5_000
  /// From a frame's first byte to its last.
  public var frameMilliseconds = 10_000
  /// How long output may wait for a reader that takes none.
  public var stalledWriteMilliseconds = 20_000
  /// A connection without a frame and without a stream for this long is closed.
  public var idleMilliseconds = 60_000
  /// A connection as old as this, give or take a tenth, goes away, so that clients spread over servers that came later;
  /// 0 for none.
  public var ageMilliseconds = 3_600_000
  /// How long the calls of a connection that is too old may go on.
  public var ageGraceMilliseconds = 60_000
  /// How long a closing connection may take to send what it still has.
  public var closeMilliseconds = 2_000
  /// A client may ping no more often than this.
  public var pingIntervalMilliseconds = 10_000
  /// Pings that come too early before the connection is cut.
  public var earlyPings = 2

  /// A call's time where the client states none.
  public var defaultTimeoutMilliseconds = 30_000
  /// Longest time that a client may state; a longer one is cut to it.
  public var timeoutMilliseconds = 24 * 3_600_000

  /// The window in which provoked errors, cancels and stray frames are counted.
  public var budgetWindowMilliseconds = 10_000
  /// Errors that a client may provoke in a window.
  public var provokedErrors = 100
  /// Cancels in a window.
  public var cancels = 100
  /// Frames in a window for streams that are over, or that this version doesn't know.
  public var strayFrames = 1_000
  /// Frames without a member known to this version, over a connection's life.
  public var unknownFrames = 10

  public init() {}

  /// Traps where the limits contradict each other.
  public func checkRelations() {
    precondition(self.frameInBytes > 0 && self.frameInBytes <= Int(Int32.max))
    precondition(self.frameOutBytes > 0 && self.frameOutBytes <= Int(Int32.max))
    precondition(self.decodeBudgetBytes >= self.frameInBytes)
    precondition(self.openStreams > 0 && self.openStreams <= 65_536)
    precondition(self.connections > 0)
    precondition(self.initialCreditMessages > 0)
    precondition(self.creditMessages >= self.initialCreditMessages)
    precondition(self.creditMessages <= Int(Int32.max))
    precondition(self.outputLowWaterBytes < self.outputHighWaterBytes)
    precondition(self.outputHighWaterBytes < self.outputCeilingBytes)
    precondition(self.frameOutBytes < self.outputCeilingBytes)
    precondition(self.handshakeMilliseconds > 0 && self.frameMilliseconds > 0)
    precondition(self.stalledWriteMilliseconds > 0 && self.closeMilliseconds > 0)
    precondition(self.pingIntervalMilliseconds < self.idleMilliseconds)
    precondition(self.ageMilliseconds == 0 || self.ageMilliseconds > self.handshakeMilliseconds)
    precondition(self.ageGraceMilliseconds > 0)
    precondition(self.defaultTimeoutMilliseconds <= self.timeoutMilliseconds)
    precondition(self.provokedErrors > 0 && self.cancels > 0 && self.strayFrames > 0)
  }
}

/// Milliseconds as nanoseconds.
package func nanoseconds(milliseconds: Int) -> Int64 {
  Int64(milliseconds) * 1_000_000
}
