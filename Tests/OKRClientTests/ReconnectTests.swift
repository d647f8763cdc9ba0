// Connections that fail, drain and come back, and those that were never let in.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import Synchronization
internal import Testing
internal import TransportTestSupport

@Suite(.bounded) struct ReconnectTests {
  private let echo = ScriptedHandler(onBegin: { $0.echoCheck() })
  private let check = RPC.HealthService.check

  private func connect(_ path: String, attempts: Int) async throws -> OKRConnection {
    var policy = RetryPolicy()
    policy.attempts = attempts
    policy.initialBackoffMilliseconds = 20
    return try await OKRConnection.connect(
      OKRConnection.Settings(address: .unixSocket(path: path), retries: policy))
  }

  @Test func nobodyThere() async {
    let found = await failure { () async throws(RPCFailure) in
      try await OKRConnection.connect(to: .unixSocket(path: newSocketPath()))
    }
    #expect(found?.code == .unavailable)
    #expect(found?.reason == "CONNECTION_FAILED")
    #expect(found?.outcome == .notBegun)
  }

  @Test func aSilentServerTimesOut() async throws {
    let handler = ScriptedHandler(onSignIn: { _ in
      .failure(StatusError(.unauthenticated, .tokenInvalid, "sign in again"))
    })
    let path = newSocketPath()
    let server = try TransportServer(handler: handler)
    try await server.bind(unixSocket: path)
    let refused = await failure { () async throws(RPCFailure) in
      try await OKRConnection.connect(to: .unixSocket(path: path), token: "okr_secret")
    }
    #expect(refused?.code == .unauthenticated)
    #expect(refused?.reason == "TOKEN_INVALID")
    #expect(refused.map { !"\($0)".contains("okr_secret") } == true)
    await server.closeNow()
  }

  @Test func aRestartedServerIsFoundAgain() async throws {
    let path = newSocketPath()
    let first = try TransportServer(handler: self.echo)
    try await first.bind(unixSocket: path)
    let connection = try await self.connect(path, attempts: 8)
    #expect(try await connection.call(self.check, CheckRequest(service: "1")).reply.detail == "1")
    await first.closeNow()
    let second = try TransportServer(handler: self.echo)
    let late = Task {
      try await Task.sleep(for: .milliseconds(60))
      try await second.bind(unixSocket: path)
    }
    #expect(try await connection.call(self.check, CheckRequest(service: "2")).reply.detail == "2")
    try await late.value
    connection.close()
    await second.closeNow()
  }

  @Test func drainLetsRunningCallsFinish() async throws {
    let calls = Mutex<[ServerCall]>([])
    let handler = ScriptedHandler(onBegin: { call in calls.withLock { $0.append(call) } })
    let path = newSocketPath()
    let server = try TransportServer(handler: handler)
    try await server.bind(unixSocket: path)
    let connection = try await self.connect(path, attempts: 1)
    let check = self.check
    let running = Task {
      try await connection.call(check, CheckRequest(service: "slow")).reply.detail
    }
    #expect(await eventually { calls.withLock { $0.count } == 1 })
    let drained = Task { await server.drain(grace: .seconds(60)) }
    var found: RPCFailure?
    for _ in 0..<100 where found == nil {
      found = await failure { () async throws(RPCFailure) in
        try await connection.call(check, CheckRequest(service: "late"), timeout: .milliseconds(50))
      }
    }
    #expect(found?.code == .unavailable || found?.code == .deadlineExceeded)
    for call in calls.withLock({ $0 }) { call.echoCheck() }
    #expect(try await running.value == "slow")
    _ = await drained.value
    connection.close()
  }

  @Test func drainEndsAfterItsGrace() async throws {
    let calls = Mutex<[ServerCall]>([])
    let handler = ScriptedHandler(onBegin: { call in calls.withLock { $0.append(call) } })
    let path = newSocketPath()
    let server = try TransportServer(handler: handler)
    try await server.bind(unixSocket: path)
    let connection = try await self.connect(path, attempts: 1)
    let check = self.check
    let running = Task { try await connection.call(check, CheckRequest()) }
    #expect(await eventually { calls.withLock { $0.count } == 1 })
    let clock = ContinuousClock()
    let took = await clock.measure { await server.drain(grace: .milliseconds(100)) }
    // The call is never answered, so only the grace ends this; how soon depends on the machine.
    #expect(took >= .milliseconds(100))
    let result = await running.result
    #expect(throws: RPCFailure.self) { try result.get() }
    #expect(calls.withLock { $0.allSatisfy(\.isCancelled) })
    connection.close()
  }

  @Test func aClosedConnectionStaysClosed() async throws {
    try await withConnection(.unhurried, self.echo) { connection, server in
      connection.close()
      let found = await failure { () async throws(RPCFailure) in
        try await connection.call(self.check, CheckRequest())
      }
      #expect(found?.reason == "CLOSED")
      #expect(await eventually { server.counters.connections == 0 })
    }
  }
}
