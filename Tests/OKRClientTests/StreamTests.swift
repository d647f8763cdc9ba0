// Server streams and client streams: order, credit on both sides, early ends.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Synchronization
internal import Testing
internal import TransportTestSupport

@Suite(.bounded) struct StreamTests {
  private let export = RPC.ImportService.exportDocument
  private let upload = RPC.ImportService.importDocument

  @Test(arguments: [1, 2, 16, 500]) func aStreamArrivesInOrder(credit: Int) async throws {
    let handler = ScriptedHandler(onBegin: { $0.sendChunks(300) })
    try await withConnection(.unhurried, handler) { connection, server in
      let stream = try await connection.stream(
        self.export, ExportDocumentRequest(), credit: credit)
      var number = 0
      for try await message in stream {
        #expect(message.chunk == [UInt8(number >> 8), UInt8(number & 0xFF)])
        number += 1
      }
      #expect(number == 300)
      #expect(stream.ending?.revision == "r9")
      #expect(server.counters.openStreams == 0)
    }
  }

  @Test func theServerWaitsForCredit() async throws {
    let sent = Atomic<Int>(0)
    let handler = ScriptedHandler(onBegin: { call in
      call.onWritable {
        while call.send(ExportDocumentResponse(chunk: [1]).encoded()) {
          sent.add(1, ordering: .relaxed)
        }
      }
      call.onCancel { call.finish(payload: nil) }
    })
    try await withConnection(.unhurried, handler) { connection, server in
      var stream: ReplyStream<ExportDocumentResponse>? = try await connection.stream(
        self.export, ExportDocumentRequest(), credit: 10)
      #expect(await eventually { sent.load(ordering: .relaxed) == 10 })
      try await Task.sleep(for: .milliseconds(50))
      #expect(sent.load(ordering: .relaxed) == 10)
      var iterator = stream?.makeAsyncIterator()
      for _ in 0..<5 { _ = try await iterator?.next() }
      #expect(await eventually { sent.load(ordering: .relaxed) == 15 })
      iterator = nil
      stream = nil
      #expect(await eventually { server.counters.openStreams == 0 }, "letting go cancels")
    }
  }

  @Test func aStreamsErrorEndsTheSequence() async throws {
    let handler = ScriptedHandler(onBegin: { call in
      _ = call.send(ExportDocumentResponse(chunk: [1]).encoded())
      call.finish(StatusError(.aborted, .staleVersion, "read again"))
    })
    try await withConnection(.unhurried, handler) { connection, _ in
      let stream = try await connection.stream(self.export, ExportDocumentRequest())
      var iterator = stream.makeAsyncIterator()
      #expect(try await iterator.next()?.chunk == [1])
      let found = await failure { () async throws(RPCFailure) in try await iterator.next() }
      #expect(found?.reason == "STALE_VERSION")
    }
  }

  @Test func anUploadArrivesInOrderUnderCredit() async throws {
    let handler = ScriptedHandler(onBegin: { call in
      let received = Mutex<[UInt8]>(call.payload)
      call.onMessage { payload, isLast in
        let count = received.withLock { received in
          received += payload
          return received.count
        }
        call.grant(1)
        if isLast {
          let reply = ImportDocumentResponse(created: Int64(count))
          call.finish(payload: reply.encoded(), revision: "r1")
        }
      }
    })
    try await withConnection(.unhurried, handler) { connection, _ in
      let messages = (0..<500).map { _ in
        ImportDocumentRequest(chunk: [UInt8](repeating: 1, count: 50))
      }
      let size = ImportDocumentRequest(chunk: [UInt8](repeating: 1, count: 50)).encoded().count
      let response = try await connection.upload(
        self.upload, first: messages[0], rest: Feed(messages: Array(messages.dropFirst())))
      #expect(response.reply.created == Int64(500 * size))
      #expect(response.revision == "r1")
    }
  }

  @Test func anUploadOfOneMessageIsACall() async throws {
    let handler = ScriptedHandler(onBegin: { call in
      call.finish(payload: ImportDocumentResponse(created: call.more ? 0 : 1).encoded())
    })
    try await withConnection(.unhurried, handler) { connection, _ in
      let response = try await connection.upload(
        self.upload, first: ImportDocumentRequest(chunk: [1]), rest: Feed(messages: []))
      #expect(response.reply.created == 1)
    }
  }

  @Test func anUploadStopsWhenTheServerRefuses() async throws {
    let handler = ScriptedHandler(onBegin: { call in
      call.finish(StatusError(.invalidArgument, .importRefused, "row 7 is wrong"))
    })
    try await withConnection(.unhurried, handler) { connection, _ in
      let messages = (0..<10_000).map { _ in ImportDocumentRequest(chunk: [1]) }
      let found = await failure { () async throws(RPCFailure) in
        try await connection.upload(
          self.upload, first: messages[0], rest: Feed(messages: messages))
      }
      #expect(found?.reason == "IMPORT_REFUSED")
    }
  }

  @Test func anUploadWithoutCreditWaitsAndCanBeCancelled() async throws {
    let received = Atomic<Int>(0)
    let handler = ScriptedHandler(onBegin: { call in
      call.onMessage { _, _ in received.add(1, ordering: .relaxed) }
      call.onCancel { call.finish(payload: nil) }
    })
    try await withConnection(.unhurried, handler) { connection, server in
      let upload = self.upload
      let task = Task {
        let messages = (0..<100).map { _ in ImportDocumentRequest(chunk: [1]) }
        return try await connection.upload(
          upload, first: messages[0], rest: Feed(messages: messages))
      }
      #expect(await eventually { received.load(ordering: .relaxed) == 16 })
      try await Task.sleep(for: .milliseconds(30))
      #expect(received.load(ordering: .relaxed) == 16)
      task.cancel()
      let result = await task.result
      #expect(throws: RPCFailure.self) { try result.get() }
      #expect(await eventually { server.counters.openStreams == 0 })
    }
  }
}

/// Messages to upload.
struct Feed: AsyncSequence, AsyncIteratorProtocol {
  var messages: [ImportDocumentRequest]
  var index = 0

  init(messages: [ImportDocumentRequest]) {
    self.messages = messages
  }

  func makeAsyncIterator() -> Feed { self }

  mutating func next() async -> ImportDocumentRequest? {
    guard self.index < self.messages.count else { return nil }
    defer { self.index += 1 }
    return self.messages[self.index]
  }
}
