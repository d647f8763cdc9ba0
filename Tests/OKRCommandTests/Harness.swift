// Runs whole command lines in memory: a backend that answers from a table, and output that is kept.

import Glibc
import OKRModel
import OKRWire
import Synchronization
import Terminal

@testable import okr

/// Keeps what is written.
final class MemorySink: TextSink {
  private let bytes = Mutex<[UInt8]>([])
  private let isClosed: Bool

  init(isClosed: Bool = false) {
    self.isClosed = isClosed
  }

  func write(_ bytes: [UInt8]) throws {
    if self.isClosed { throw OutputClosed() }
    self.bytes.withLock { $0 += bytes }
  }

  var text: String { self.bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  var lines: [String] { self.text.split(separator: "\n").map(String.init) }
}

/// Answers from a table by the method's path, and keeps the requests.
final class FakeBackend: Backend {
  typealias Handler = @Sendable (any WireMessage) throws -> any WireMessage

  let welcome: Welcome
  private let handlers: [String: Handler]
  private let streams: [String: [any WireMessage]]
  private let requests = Mutex<[any WireMessage]>([])
  private let options = Mutex<[CallOptions]>([])

  init(
    _ handlers: [String: Handler] = [:], streams: [String: [any WireMessage]] = [:],
    capabilities: [String] = Capability.allNames
  ) {
    self.welcome = Welcome(
      protocolVersion: 1, serverVersion: "1.0.0", capabilities: capabilities)
    self.handlers = handlers
    self.streams = streams
  }

  /// The requests so far, of one type.
  func requests<Request: WireMessage>(_: Request.Type) -> [Request] {
    self.requests.withLock { $0.compactMap { $0 as? Request } }
  }

  /// How the calls so far were made.
  var callOptions: [CallOptions] { self.options.withLock { $0 } }

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    self.requests.withLock { $0.append(request) }
    self.options.withLock { $0.append(options) }
    do {
      guard let reply = try self.handlers[method.path]?(request) as? Reply else {
        throw CommandFailure(Status(code: .unimplemented, message: "no \(method.path)"))
      }
      return Answer(message: reply, revision: "r41", instantMicros: 1_782_898_200_000_000)
    } catch {
      throw error as? CommandFailure ?? .usage("\(error)")
    }
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {
    self.requests.withLock { $0.append(request) }
    for case let reply as Reply in self.streams[method.path] ?? [] { try await each(reply) }
  }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    self.requests.withLock { $0.append(first) }
    while let more = try await next() { self.requests.withLock { $0.append(more) } }
    return try await self.call(method, first, CallOptions(timeoutMicros: timeoutMicros))
  }

  func close() async {}
}

/// What a run left behind.
struct RunResult {
  let status: ExitStatus
  let out: String
  let err: String

  var outLines: [String] {
    self.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// A request id that tests can expect.
let testRequestID = "01980000-0000-7000-8000-000000000001"

/// Runs the words of a command line, quotes as in a shell.
extension CommandFailure {
  /// A refusal of the command line that runs.
  init(_ status: OKRModel.Status) {
    self.init(status, after: Surroundings.current.arguments)
  }
}

func runOKR(
  _ line: String, _ backend: any Backend = FakeBackend(), environment: [String: String] = [:],
  probe: any Probe = FakeProbe(), columns: Int? = nil, rows: Int? = nil, closesOutput: Bool = false,
  answer: String? = nil
) async -> RunResult {
  // As the program does: a pager may be gone before it has read all.
  signal(SIGPIPE, SIG_IGN)
  let out = MemorySink(isClosed: closesOutput)
  let err = MemorySink()
  var environment = environment
  // Without a server in the environment the profiles of whoever runs the tests would take part.
  if environment["OKR_SERVER"] == nil, environment["XDG_CONFIG_HOME"] == nil {
    environment["OKR_SERVER"] = "127.0.0.1:7443"
  }
  environment["NO_COLOR"] = "1"
  var surroundings = Surroundings(
    arguments: [], environment: environment, input: -1, out: out, err: err,
    outIsTerminal: columns != nil,
    errIsTerminal: false, columns: columns, rows: rows, now: { 1_782_900_000_000_000 },
    makeRequestID: { testRequestID }, connect: { _ in backend }, probe: probe)
  if let answer { surroundings.ask = { answer } }
  let status = await Program.run(ShellWords.split(line), in: surroundings)
  PastedHint.hold(err.text, line)
  return RunResult(status: status, out: out.text, err: err.text)
}

/// Splits a line as a POSIX shell does, so far as the examples need it.
enum ShellWords {
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return words.first == "okr" ? Array(words.dropFirst()) : words
  }
}
