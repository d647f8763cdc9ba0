// What a server's connections share: the handler, the limits, who is connected, and the counters.

internal import NIOCore
internal import Synchronization

/// Shared by all connections of a server.
final class ServerCore: Sendable {
  private struct State {
    var connections: [ObjectIdentifier: ConnectionOutput] = [:]
    var isDraining = false
  }

  let limits: TransportLimits
  let handler: any ServerHandler
  private let state = Mutex(State())
  private let openStreams = Atomic<Int>(0)
  private let accepted = Atomic<Int>(0)
  private let sessions = Atomic<Int>(0)
  private let unknownMethods = Atomic<Int>(0)
  private let cutCalls = Atomic<Int>(0)

  init(limits: TransportLimits, handler: any ServerHandler) {
    limits.checkRelations()
    self.limits = limits
    self.handler = handler
  }

  func opened(_ connection: ConnectionOutput) {
    self.accepted.add(1, ordering: .relaxed)
    let isDraining = self.state.withLock { state in
      state.connections[ObjectIdentifier(connection)] = connection
      return state.isDraining
    }
    if isDraining { connection.run { $0.drain() } }
  }

  func closed(_ connection: ConnectionOutput) {
    self.state.withLock { state in
      _ = state.connections.removeValue(forKey: ObjectIdentifier(connection))
    }
  }

  var openConnections: [ConnectionOutput] {
    self.state.withLock { Array($0.connections.values) }
  }

  func streamOpened() {
    self.openStreams.add(1, ordering: .relaxed)
  }

  func streamClosed() {
    self.openStreams.subtract(1, ordering: .relaxed)
  }

  func sessionOpened() { self.sessions.add(1, ordering: .relaxed) }

  func sessionClosed() { self.sessions.subtract(1, ordering: .relaxed) }

  func countUnknownMethod() { self.unknownMethods.add(1, ordering: .relaxed) }

  /// Tells all connections, and those that are just being accepted, to take no new streams.
  func drain() {
    let connections = self.state.withLock { state in
      state.isDraining = true
      return Array(state.connections.values)
    }
    for connection in connections { connection.run { $0.drain() } }
  }

  /// Closes all connections at once, and counts the calls that their clients still waited for.
  func closeAll() {
    let connections = self.state.withLock { Array($0.connections.values) }
    for connection in connections {
      connection.run {
        self.cutCalls.add($0.session.awaitedCount, ordering: .relaxed)
        $0.context?.close(promise: nil)
      }
    }
  }

  /// Calls that were open when all connections were closed.
  var cutCallsCount: Int { self.cutCalls.load(ordering: .relaxed) }

  var counters: TransportCounters {
    TransportCounters(
      connections: self.state.withLock { $0.connections.count },
      openStreams: self.openStreams.load(ordering: .relaxed),
      acceptedConnections: self.accepted.load(ordering: .relaxed),
      sessions: self.sessions.load(ordering: .relaxed),
      unknownMethods: self.unknownMethods.load(ordering: .relaxed))
  }
}

/// What a server has at hand at one instant.
public struct TransportCounters: Sendable, Hashable {
  /// Connections that are open.
  public var connections: Int
  /// Calls whose work isn't finished, be they cancelled.
  public var openStreams: Int
  /// Connections accepted since the start.
  public var acceptedConnections: Int
  /// Open connections on which somebody is signed in.
  public var sessions: Int
  /// Calls since the start of methods that the contract hasn't.
  public var unknownMethods: Int
}
