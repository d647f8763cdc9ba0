// The server over real sockets: good manners are served, bad ones are cut with a reason.

internal import BoundedTestSupport
internal import Glibc
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import SeededRandom
internal import Synchronization
internal import Testing
internal import TransportTestSupport

@Suite(.bounded) struct TransportServerTests {
  @Test func welcomesAndAnswers() async throws {
    try await withServer { server, path in
      let client = try RawClient(path)
      try client.send(.hello(Hello(protocolVersion: 1, clientName: "raw")))
      guard case .welcome(let welcome)? = try client.receive() else {
        Issue.record("no welcome")
        return
      }
      #expect(welcome.serverVersion == "test")
      #expect(welcome.limits?.frameInBytes == 1 << 20)
      #expect(welcome.limits?.streams == 256)
      try client.request(1, [1, 2, 3])
      let (payloads, end) = try client.reply(1)
      #expect(payloads == [[1, 2, 3]])
      #expect(end.status?.code ?? .ok == .ok)
      #expect(server.counters.connections == 1)
    }
  }

  @Test func requestsMayFollowTheHelloAtOnce() async throws {
    try await withServer { _, path in
      let client = try RawClient(path)
      var bytes = EncodedFrame(.hello(Hello(protocolVersion: 1))).bytes
      for id in 1...100 {
        let request = Request(streamId: Int64(id), method: anyMethod, payload: [UInt8(id)])
        bytes += EncodedFrame(.request(request)).bytes
      }
      try client.send(bytes)
      for id in 1...100 { #expect(try client.reply(Int64(id)).payloads == [[UInt8(id)]]) }
    }
  }

  @Test func aRefusedHelloIsClosed() async throws {
    let handler = ScriptedHandler(onSignIn: { _ in
      .failure(StatusError(.unauthenticated, .tokenInvalid, "sign in again"))
    })
    try await withServer(.unhurried, handler) { _, path in
      let client = try RawClient(path)
      try client.send(.hello(Hello(protocolVersion: 1, bearerToken: "okr_wrong")))
      #expect(try client.reasonOfClose() == "TOKEN_INVALID")
    }
  }

  /// A text that can't be taken is one request's fault: those beside it go on.
  @Test func aRequestWithNULIsRefusedAndTheConnectionGoesOn() async throws {
    try await withServer { _, path in
      let client = try RawClient.welcomed(path)
      let bad: [(Request, String)] = [
        (Request(metadata: [Metadata(key: "a\0b", value: "c")]), "request.metadata.key"),
        (Request(metadata: [Metadata(key: "a", value: "\0")]), "request.metadata.value"),
        (Request(method: "okr.v1.\0"), "request.method"),
        (Request(atLeast: "r\0"), "request.at_least"),
        (Request(asOf: AsOf(revision: "\0")), "request.as_of.revision"),
      ]
      for (index, (request, field)) in bad.enumerated() {
        var request = request
        request.streamId = Int64(2 * index + 1)
        if request.method.isEmpty { request.method = anyMethod }
        try client.send(.request(request))
        try client.request(request.streamId + 1, [7])
        let status = try client.reply(request.streamId).end.status
        #expect(status?.code == .invalidArgument && status?.reason == "TEXT_INVALID", "\(field)")
        #expect(status?.violations.map(\.field) == [field])
        #expect(try client.reply(request.streamId + 1).payloads == [[7]])
      }
      // Ids rise all the same.
      var again = bad[0].0
      again.streamId = 1
      try client.send(.request(again))
      #expect(try client.reasonOfClose() == "STREAM_ID_REUSED")
    }
  }

  @Test func aHelloWithNULIsRefused() async throws {
    try await withServer { _, path in
      let client = try RawClient(path)
      try client.send(.hello(Hello(protocolVersion: 1, clientName: "a\0")))
      #expect(try client.reasonOfClose() == "MALFORMED_FRAME")
    }
    try await withServer { _, path in
      let client = try RawClient(path)
      try client.send(.request(Request(streamId: 1, method: "\0")))
      #expect(try client.reasonOfClose() == "HELLO_EXPECTED")
    }
  }

  /// Whoever waits for an answer when the time of a drain is over is counted.
  @Test func aDrainCountsTheCallsThatItCuts() async throws {
    let held = Mutex<[ServerCall]>([])
    let handler = ScriptedHandler(onBegin: { call in held.withLock { $0.append(call) } })
    try await withServer(.unhurried, handler) { server, path in
      let client = try RawClient.welcomed(path)
      for id in 1...3 { try client.request(Int64(id)) }
      #expect(await eventually { held.withLock { $0.count } == 3 })
      // Nobody waits for this one any more.
      try client.send(.cancel(Cancel(streamId: 2)))
      #expect(await eventually { held.withLock { $0[1].isCancelled } })
      #expect(await server.drain(grace: .milliseconds(50)) == 2)
    }
    try await withServer { server, path in
      let client = try RawClient.welcomed(path)
      try client.request(1, [1])
      #expect(try client.reply(1).payloads == [[1]])
      #expect(await server.drain(grace: .seconds(60)) == 0)
    }
  }

  @Test func unknownMethodIsUnimplemented() async throws {
    try await withServer { _, path in
      let client = try RawClient.welcomed(path)
      try client.request(1, method: "okr.v1.HealthService/Nothing")
      let status = try client.reply(1).end.status
      #expect(status?.code == .unimplemented)
      #expect(status?.reason == "METHOD_UNKNOWN")
      #expect(status?.help == Reason.methodUnknown.explanation.remedy)
      try client.request(2, [5])
      #expect(try client.reply(2).payloads == [[5]])
    }
  }

  @Test(
    arguments: [
      ("EMPTY_FRAME", [0, 0, 0, 0]),
      ("FRAME_TOO_LONG", [0, 0x10, 0, 1]),
      ("FRAME_TOO_LONG", [0xFF, 0xFF, 0xFF, 0xFF, 1]),
      ("MALFORMED_FRAME", [0, 0, 0, 3, 0xFF, 0xFF, 0xFF]),
      ("MALFORMED_FRAME", [0, 0, 0, 4, 0x22, 0x7F, 0, 0]),
    ] as [(String, [UInt8])])
  func badBytesAreCut(reason: String, bytes: [UInt8]) async throws {
    try await withServer { _, path in
      let client = try RawClient.welcomed(path)
      try client.send(bytes)
      #expect(try client.reasonOfClose() == reason)
      let early = try RawClient(path)
      try early.send(bytes)
      #expect(try early.reasonOfClose() == reason)
    }
  }

  @Test func randomGarbageNeverStopsTheServer() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    try await withServer { _, path in
      for _ in 0..<200 {
        let client = try Bool.random(using: &random) ? RawClient.welcomed(path) : RawClient(path)
        let length = Int.random(in: 1...60, using: &random)
        let body = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        // It may be cut off while it still sends.
        try? client.send([0, 0, 0, UInt8(length)] + body)
      }
      let client = try RawClient.welcomed(path)
      try client.request(1, [9])
      #expect(try client.reply(1).payloads == [[9]])
    }
  }

  @Test func unknownFieldsAndMembersAreHarmless() async throws {
    try await withServer { _, path in
      let client = try RawClient.welcomed(path)
      // Field 900 of the frame, a varint: no member that this version knows.
      try client.send([0, 0, 0, 3, 0xA0, 0x38, 1])
      // A request with field 900 behind its own fields.
      var body = Request(streamId: 1, method: anyMethod, payload: [4]).encoded()
      body += [0xA0, 0x38, 1]
      let frame: [UInt8] = [0x22, UInt8(body.count)] + body
      try client.send([0, 0, 0, UInt8(frame.count)] + frame)
      #expect(try client.reply(1).payloads == [[4]])
      for _ in 0..<10 { try client.send([0, 0, 0, 3, 0xA0, 0x38, 1]) }
      #expect(try client.reasonOfClose() == "UNKNOWN_FRAMES")
    }
  }

  @Test func textThatIsNoneIsRefused() async throws {
    try await withServer { _, path in
      let client = try RawClient.welcomed(path)
      for (index, bad) in ([[0x61, 0], [0xC3, 0x28], [0xFF]] as [[UInt8]]).enumerated() {
        let body: [UInt8] = [8, UInt8(index + 1), 0x12, UInt8(bad.count)] + bad
        let frame: [UInt8] = [0x22, UInt8(body.count)] + body
        try client.send([0, 0, 0, UInt8(frame.count)] + frame)
        #expect(try client.reply(Int64(index + 1)).end.status?.reason == "TEXT_INVALID")
      }
    }
  }

  @Test func lateHelloIsRefused() async throws {
    var limits = TransportLimits.unhurried
    limits.handshakeMilliseconds = 100
    try await withServer(limits) { _, path in
      let client = try RawClient(path)
      #expect(try client.reasonOfClose() == "HANDSHAKE_TIMEOUT")
    }
  }

  @Test func aByteNowAndThenIsCut() async throws {
    var limits = TransportLimits.unhurried
    limits.frameMilliseconds = 200
    try await withServer(limits) { _, path in
      let client = try RawClient.welcomed(path)
      let frame = EncodedFrame(
        .request(Request(streamId: 1, method: anyMethod, payload: [UInt8](repeating: 1, count: 90)))
      ).bytes
      for byte in frame.prefix(60) {
        guard (try? client.send([byte])) != nil else { break }
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(try client.reasonOfClose() == "FRAME_TIMEOUT")
    }
  }

  @Test func aReaderThatTakesNothingIsCut() async throws {
    var limits = TransportLimits.unhurried
    limits.stalledWriteMilliseconds = 200
    let handler = ScriptedHandler(onBegin: {
      $0.finish(payload: [UInt8](repeating: 1, count: 1 << 20))
    })
    try await withServer(limits, handler) { server, path in
      let client = try RawClient.welcomed(path)
      for id in 1...20 { try client.request(Int64(id)) }
      #expect(await eventually { server.counters.connections == 0 })
      let other = try RawClient.welcomed(path)
      try other.request(1)
      #expect(try other.reply(1).payloads.first?.count == 1 << 20)
    }
  }

  @Test func aSlowReaderIsNotReadFromMeanwhile() async throws {
    let begun = Atomic<Int>(0)
    let handler = ScriptedHandler(onBegin: {
      begun.add(1, ordering: .relaxed)
      $0.finish(payload: [UInt8](repeating: 1, count: 512 << 10))
    })
    try await withServer(.unhurried, handler) { server, path in
      let client = try RawClient.welcomed(path)
      // One after the other, since requests that arrive together are begun together.
      for id in 1...3 {
        try client.request(Int64(id))
        #expect(await eventually { begun.load(ordering: .relaxed) == id })
      }
      for id in 4...20 { try client.request(Int64(id)) }
      try await Task.sleep(for: .milliseconds(100))
      let begunUnread = begun.load(ordering: .relaxed)
      #expect(begunUnread < 20)
      try await Task.sleep(for: .milliseconds(100))
      #expect(begun.load(ordering: .relaxed) == begunUnread)
      var bytes = 0
      for id in 1...20 { bytes += try client.reply(Int64(id)).payloads.joined().count }
      #expect(bytes == 20 * 512 << 10)
      #expect(await eventually { server.counters.openStreams == 0 })
    }
  }

  @Test func idleConnectionsAreClosed() async throws {
    var limits = TransportLimits.unhurried
    limits.idleMilliseconds = 150
    limits.pingIntervalMilliseconds = 100
    try await withServer(limits) { _, path in
      let client = try RawClient.welcomed(path)
      #expect(try client.reasonOfClose() == "IDLE")
    }
  }

  @Test func pingFloodsAreCut() async throws {
    try await withServer { _, path in
      let client = try RawClient.welcomed(path)
      try client.send(.ping(Ping(token: 5)))
      guard case .pong(let pong)? = try client.receive() else {
        Issue.record("no pong")
        return
      }
      #expect(pong.token == 5)
      for token in 0..<3 { try client.send(.ping(Ping(token: Int64(token)))) }
      #expect(try client.reasonOfClose() == "TOO_MANY_PINGS")
    }
  }

  @Test func replyBeyondTheLimitIsAnError() async throws {
    let handler = ScriptedHandler(onBegin: {
      $0.finish(payload: [UInt8](repeating: 1, count: (4 << 20) + 1), revision: "r")
    })
    try await withServer(.unhurried, handler) { _, path in
      let client = try RawClient.welcomed(path)
      try client.request(1)
      let reply = try client.reply(1)
      #expect(reply.payloads.isEmpty)
      #expect(reply.end.status?.code == .resourceExhausted)
      #expect(reply.end.status?.reason == "REPLY_TOO_LARGE")
    }
  }

  @Test func connectionsBeyondTheLimitWait() async throws {
    var limits = TransportLimits.unhurried
    limits.connections = 2
    try await withServer(limits) { server, path in
      var first: RawClient? = try RawClient.welcomed(path)
      let second = try RawClient.welcomed(path)
      let third = try RawClient(path)
      try third.send(.hello(Hello(protocolVersion: 1)))
      try await Task.sleep(for: .milliseconds(50))
      #expect(server.counters.connections == 2)
      try first?.request(1)
      _ = try first?.reply(1)
      first = nil
      guard case .welcome? = try third.receive() else {
        Issue.record("the third was not let in")
        return
      }
      try second.request(1, [2])
      #expect(try second.reply(1).payloads == [[2]])
    }
  }

  @Test func socketFileIsPrivateAndReplacedWhenStale() async throws {
    try await withServer { _, path in
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      let second = try TransportServer(handler: ScriptedHandler())
      await #expect(throws: TransportError.self) { try await second.bind(unixSocket: path) }
      await second.closeNow()
    }
    let path = "/tmp/okr-\(getpid())-stale.sock"
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    close(descriptor)
    let server = try TransportServer(handler: ScriptedHandler())
    try await server.bind(unixSocket: path)
    let client = try RawClient.welcomed(path)
    try client.request(1, [3])
    #expect(try client.reply(1).payloads == [[3]])
    await server.closeNow()
    #expect(access(path, F_OK) != 0)
  }
}
