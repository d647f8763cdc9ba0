// The management listener as a stranger's bytes meet it.

import BoundedTestSupport
import Management
import ObservationTestSupport
import Testing

@Suite(.bounded) struct ManagementListenerTests {
  @Test func pagesAnswerGetAndHead() async throws {
    try await withListener { port in
      let page = try await RawHTTP.get("/page?with=query", port: port)
      #expect(page.status == 200)
      #expect(page.body == "the page\n")
      #expect(page.fields["content-type"] == "text/plain")
      #expect(page.fields["cache-control"] == "no-store")
      let head = try await RawHTTP.get("/page", port: port, method: "HEAD")
      #expect(head.status == 200)
      #expect(head.fields["content-length"] == "9")
      #expect(head.body.isEmpty)
      #expect(try await RawHTTP.get("/failing", port: port).status == 503)
    }
  }

  @Test func whatIsNotThereIsSaidSo() async throws {
    try await withListener { port in
      #expect(try await RawHTTP.get("/other", port: port).status == 404)
      for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = try await RawHTTP.get("/page", port: port, method: method)
        #expect(answer.status == 405, "\(method)")
        #expect(answer.fields["allow"] == "GET, HEAD")
      }
    }
  }

  @Test func aConnectionServesOneRequestAfterAnother() async throws {
    try await withListener { port in
      let connection = try RawHTTP(port: port)
      for _ in 0..<3 {
        connection.send("GET /page HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(connection.readAnswer()?.body == "the page\n")
      }
    }
  }

  @Test func whatIsNotHTTPIsRefused() async throws {
    try await withListener { port in
      let connection = try RawHTTP(port: port)
      connection.send("\u{1}\u{2}nonsense\r\n\r\n")
      #expect(connection.readToEnd().hasPrefix("HTTP/1.1 400"))
    }
  }

  @Test func headersAreBounded() async throws {
    try await withListener { port in
      let long = String(repeating: "x", count: ManagementLimits().headerBytes)
      let many = (0...ManagementLimits().headerFields).map { "A\($0): 1\r\n" }.joined()
      for request in [
        "GET /page HTTP/1.1\r\nHost: test\r\nLong: \(long)\r\n\r\n",
        "GET /\(long) HTTP/1.1\r\nHost: test\r\n\r\n",
        "GET /page HTTP/1.1\r\n\(many)\r\n",
      ] {
        let connection = try RawHTTP(port: port)
        connection.send(request)
        let answer = connection.readToEnd()
        #expect(!answer.hasPrefix("HTTP/1.1 200"), "\(request.prefix(40))")
      }
      #expect(try await RawHTTP.get("/page", port: port).status == 200)
    }
  }

  @Test func bodiesAreBounded() async throws {
    try await withListener { port in
      let bytes = ManagementLimits().bodyBytes + 1
      let connection = try RawHTTP(port: port)
      connection.send("GET /page HTTP/1.1\r\nHost: test\r\nContent-Length: \(bytes)\r\n\r\n")
      connection.send(String(repeating: "x", count: bytes))
      #expect(connection.readToEnd() == "", "closed without an answer")
    }
  }

  /// Whether it says nothing, half a request, or drips: the time runs from the last answer.
  @Test func whoTakesTooLongIsCutOff() async throws {
    var limits = ManagementLimits()
    limits.idleMilliseconds = 100
    try await withListener(limits) { port in
      for start in ["", "GET /page HTTP/1.1\r\nHos", "GET /never HTTP/1.1\r\nHost: test\r\n\r\n"] {
        let connection = try RawHTTP(port: port)
        connection.send(start)
        #expect(connection.readToEnd() == "", "cut off after \(start.debugDescription)")
      }
    }
  }

  /// The kernel takes a connection that the listener doesn't; it is answered once there is room.
  @Test func connectionsAreBounded() async throws {
    var limits = ManagementLimits()
    limits.connections = 2
    try await withListener(limits) { port in
      do {
        let first = [try RawHTTP(port: port), try RawHTTP(port: port)]
        for connection in first {
          connection.send("GET /page HTTP/1.1\r\nHost: test\r\n\r\n")
          #expect(connection.readAnswer()?.status == 200)
        }
        let third = try RawHTTP(port: port)
        third.send("GET /page HTTP/1.1\r\nHost: test\r\n\r\n")
        #expect(third.readAnswer(withinMilliseconds: 500) == nil, "no room for a third")
      }
      #expect(try await Self.isAnswered(port), "there is room again")
    }
  }

  private static func isAnswered(_ port: Int) async throws -> Bool {
    for _ in 0..<600 {
      if let answer = try? await RawHTTP.get("/page", port: port) { return answer.status == 200 }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private func withListener(
    _ limits: ManagementLimits = ManagementLimits(), _ body: (Int) async throws -> Void
  ) async throws {
    let word = "\(UInt64.random(in: 0...UInt64.max))"
    let listener = try ManagementListener(limits: limits, pages: FixedPages(word: word))
    let port = try await listener.bind(host: "127.0.0.1", port: 0)
    try await body(port)
    await listener.close()
    // Nobody is there any more, or somebody who was given the same port since.
    let later = try? await RawHTTP.get("/word", port: port)
    #expect(later?.body != word)
  }
}

private struct FixedPages: ManagementPages {
  let word: String

  func page(_ path: String, reply: @escaping @Sendable (ManagementAnswer?) -> Void) {
    switch path {
    case "/page":
      reply(ManagementAnswer(contentType: "text/plain", body: Array("the page\n".utf8)))
    case "/word":
      reply(ManagementAnswer(contentType: "text/plain", body: Array(self.word.utf8)))
    case "/failing": reply(ManagementAnswer(status: 503, contentType: "text/plain", body: []))
    case "/never": return
    default: reply(nil)
    }
  }
}
