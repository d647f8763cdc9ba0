// Unary calls over a real connection: replies, failures, deadlines, cancellation, retries.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Synchronization
internal import Testing
internal import TransportTestSupport

@Suite(.bounded) struct CallTests {
  private let echo = ScriptedHandler(onBegin: { $0.echoCheck() })
  private let check = RPC.HealthService.check

  @Test func aReplyCarriesItsRevisionAndInstant() async throws {
    try await withConnection(.unhurried, self.echo) { connection, _ in
      #expect(connection.welcome.principal?.organisation == "acme")
      let response = try await connection.call(self.check, CheckRequest(service: "é"))
      #expect(response.reply.detail == "é")
      #expect(response.revision == "r7")
      #expect(response.instantMicros == 42)
    }
  }

  @Test func theHandlerSeesWhatWasSent() async throws {
    let handler = ScriptedHandler(onBegin: { call in
      let left = (call.deadlineNanoseconds - Monotonic.nowNanoseconds) / 1_000_000_000
      let text =
        "\(call.method) \(call.atLeast) \(call.metadata.map(\.key)) \(call.principal?.name ?? "") "
        + "\(call.caller.clientName) \(call.caller.peer) \(left >= 55 && left <= 60) \(call.more)"
      call.finish(payload: CheckResponse(detail: text).encoded())
    })
    try await withConnection(.unhurried, handler) { connection, _ in
      let response = try await connection.call(
        self.check, CheckRequest(), timeout: .seconds(60), atLeast: "r5",
        metadata: [Metadata(key: "traceparent", value: "00")])
      #expect(
        response.reply.detail
          == "okr.v1.HealthService/Check r5 [\"traceparent\"] ann okr-client unix true false")
    }
  }

  @Test func statusesComeThroughWhole() async throws {
    var status = Status(
      code: .invalidArgument, message: "m", reason: "BAD_TARGET",
      metadata: [Metadata(key: "k", value: "v")],
      violations: [FieldViolation(field: "f", message: "w", limit: "9")], retryAfterMicroseconds: 7)
    let given = StatusError(status)
    let handler = ScriptedHandler(onBegin: { $0.finish(given) })
    status.requestId = "mine"
    let expected = RPCFailure(status)
    try await withConnection(.unhurried, handler) { connection, _ in
      let found = await failure { () async throws(RPCFailure) in
        try await connection.call(
          self.check, CheckRequest(), metadata: [Metadata(key: "request-id", value: "mine")])
      }
      #expect(found == expected)
    }
  }

  @Test func aThousandCallsShareAConnection() async throws {
    try await withConnection(.unhurried, self.echo) { connection, server in
      let check = self.check
      let details = try await withThrowingTaskGroup(of: String.self) { group in
        for number in 0..<1_000 {
          group.addTask {
            try await connection.call(check, CheckRequest(service: "\(number)")).reply.detail
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(details == Set((0..<1_000).map(String.init)))
      #expect(server.counters.acceptedConnections == 1)
      #expect(server.counters.openStreams == 0)
    }
  }

  @Test func repliesMayComeFromAnyThreadInAnyOrder() async throws {
    let handler = ScriptedHandler(onBegin: { call in
      Task {
        try await Task.sleep(for: .microseconds(Int.random(in: 0...3_000)))
        call.echoCheck()
      }
    })
    try await withConnection(.unhurried, handler) { connection, _ in
      let check = self.check
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<300 {
          group.addTask {
            let reply = try await connection.call(check, CheckRequest(service: "\(number)")).reply
            #expect(reply.detail == "\(number)")
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func callbacksCallWithoutATask() async throws {
    try await withConnection(.unhurried, self.echo) { connection, _ in
      let payload = CheckRequest(service: "raw").encoded()
      let reply = try await withCheckedContinuation { continuation in
        connection.start(path: self.check.path, payload: payload) {
          continuation.resume(returning: $0)
        }
      }.get()
      #expect(try CheckResponse(decoding: reply.payload).detail == "raw")
    }
  }

  @Test func aLateAnswerIsTheServersDeadline() async throws {
    let calls = Mutex<[ServerCall]>([])
    let handler = ScriptedHandler(onBegin: { call in calls.withLock { $0.append(call) } })
    try await withConnection(.unhurried, handler) { connection, server in
      let found = await failure { () async throws(RPCFailure) in
        try await connection.call(self.check, CheckRequest(), timeout: .milliseconds(80))
      }
      #expect(found?.code == .deadlineExceeded)
      #expect(await eventually { calls.withLock { $0.first?.isCancelled } == true })
      #expect(server.counters.openStreams == 1, "its work isn't done")
      calls.withLock { $0.first }?.finish(payload: [])
      #expect(await eventually { server.counters.openStreams == 0 })
    }
  }

  @Test func cancellingTheTaskCancelsTheCall() async throws {
    let isCancelled = Atomic<Bool>(false)
    let hasBegun = Atomic<Bool>(false)
    let handler = ScriptedHandler(onBegin: { call in
      hasBegun.store(true, ordering: .relaxed)
      call.onCancel {
        isCancelled.store(true, ordering: .relaxed)
        call.finish(payload: nil)
      }
    })
    try await withConnection(.unhurried, handler) { connection, server in
      let check = self.check
      let task = Task { try await connection.call(check, CheckRequest()) }
      #expect(await eventually { hasBegun.load(ordering: .relaxed) })
      task.cancel()
      let found = await task.result
      #expect(throws: RPCFailure.self) { try found.get() }
      #expect(await eventually { isCancelled.load(ordering: .relaxed) })
      #expect(await eventually { server.counters.openStreams == 0 })
    }
  }

  @Test func aRequestBeyondTheLimitIsNotSent() async throws {
    try await withConnection(.unhurried, self.echo) { connection, _ in
      let found = await failure { () async throws(RPCFailure) in
        try await connection.call(
          self.check, CheckRequest(service: String(repeating: "x", count: 1 << 20)))
      }
      #expect(found?.reason == "REQUEST_TOO_LARGE")
      let next = try await connection.call(self.check, CheckRequest(service: "still there"))
      #expect(next.reply.detail == "still there")
    }
  }

  @Test func unavailableIsTriedAgainAndThenGivenUp() async throws {
    let attempts = Atomic<Int>(0)
    let handler = ScriptedHandler(onBegin: { call in
      let attempt = attempts.add(1, ordering: .relaxed).newValue
      if attempt < 3 {
        call.finish(StatusError(.unavailable, .overloaded, "again"))
      } else {
        #expect(call.metadata == [Metadata(key: "attempt", value: "3")])
        call.echoCheck()
      }
    })
    var policy = RetryPolicy()
    policy.initialBackoffMilliseconds = 5
    try await withConnection(.unhurried, handler, retries: policy) { connection, _ in
      let reply = try await connection.call(self.check, CheckRequest(service: "x")).reply
      #expect(reply.detail == "x")
      #expect(attempts.load(ordering: .relaxed) == 3)
      attempts.store(-100, ordering: .relaxed)
      let found = await failure { () async throws(RPCFailure) in
        try await connection.call(self.check, CheckRequest())
      }
      #expect(found?.reason == "OVERLOADED")
      #expect(attempts.load(ordering: .relaxed) <= -95)
    }
  }

  @Test func wrongBytesNameTheField() async throws {
    try await withConnection(.unhurried, self.echo) { connection, _ in
      let found = await failure { () async throws(RPCFailure) in
        try await connection.call(path: self.check.path, payload: [0x0A, 1, 0])
      }
      #expect(found?.reason == "TEXT_INVALID")
      #expect(found?.status.violations.first?.field == "service")
    }
  }
}
