// What a server answered in one run, so that the same run can be looked at again without the server.

import OKRModel
import OKRWire
import Synchronization

@testable import okr

/// The answers of one run, in their order for each method.
final class Tape: Sendable {
  enum Entry: Sendable {
    case answer(any WireMessage, revision: String, instantMicros: Int64)
    case stream([any WireMessage], end: CommandFailure?)
    case failure(CommandFailure)
  }

  private struct Contents {
    var welcome = Welcome()
    var refusal: CommandFailure?
    var entries: [String: [Entry]] = [:]
  }

  private let contents = Mutex(Contents())

  func append(_ entry: Entry, of path: String) {
    self.contents.withLock { $0.entries[path, default: []].append(entry) }
  }

  /// A connection that keeps what it is answered here.
  func recording(
    _ connect: @escaping @Sendable (ConnectionSettings) async throws -> any Backend
  ) -> @Sendable (ConnectionSettings) async throws -> any Backend {
    { settings in
      do {
        let backend = try await connect(settings)
        self.contents.withLock { $0.welcome = backend.welcome }
        return RecordingBackend(backend, self)
      } catch let failure as CommandFailure {
        self.contents.withLock { $0.refusal = failure }
        throw failure
      }
    }
  }

  /// A connection that gives the same answers again, from the first on.
  func replaying() -> @Sendable (ConnectionSettings) async throws -> any Backend {
    let contents = self.contents.withLock { $0 }
    let replies = ReplayedEntries(contents.entries)
    return { _ in
      if contents.entries.isEmpty, let refusal = contents.refusal { throw refusal }
      return ReplayingBackend(welcome: contents.welcome, replies: replies)
    }
  }
}

/// The entries that are still to come.
private final class ReplayedEntries: Sendable {
  private let entries: Mutex<[String: [Tape.Entry]]>

  init(_ entries: [String: [Tape.Entry]]) { self.entries = Mutex(entries) }

  /// The next one; the last one again and again.
  func next(_ path: String) throws(CommandFailure) -> Tape.Entry {
    let entry = self.entries.withLock { entries -> Tape.Entry? in
      guard let first = entries[path]?.first else { return nil }
      if (entries[path]?.count ?? 0) > 1 { entries[path]?.removeFirst() }
      return first
    }
    guard let entry else { throw .usage("nothing was recorded of \(path)") }
    return entry
  }
}

/// Passes everything on, and keeps the answers.
private struct RecordingBackend: Backend {
  let backend: any Backend
  let tape: Tape

  init(_ backend: any Backend, _ tape: Tape) {
    self.backend = backend
    self.tape = tape
  }

  var welcome: Welcome { self.backend.welcome }

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    do {
      return self.kept(try await self.backend.call(method, request, options), method.path)
    } catch {
      self.tape.append(.failure(error), of: method.path)
      throw error
    }
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {
    var replies: [any WireMessage] = []
    do {
      try await self.backend.stream(method, request, options) { reply in
        replies.append(reply)
        try await each(reply)
      }
    } catch {
      self.tape.append(.stream(replies, end: error as? CommandFailure), of: method.path)
      throw error
    }
    self.tape.append(.stream(replies, end: nil), of: method.path)
  }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    do {
      return self.kept(
        try await self.backend.upload(
          method, first: first, timeoutMicros: timeoutMicros, next: next), method.path)
    } catch let failure as CommandFailure {
      self.tape.append(.failure(failure), of: method.path)
      throw failure
    }
  }

  func close() async { await self.backend.close() }

  private func kept<Reply: WireMessage>(_ answer: Answer<Reply>, _ path: String) -> Answer<Reply> {
    self.tape.append(
      .answer(
        answer.message, revision: answer.revision, instantMicros: answer.instantMicros), of: path)
    return answer
  }
}

/// Answers as it was answered before.
private struct ReplayingBackend: Backend {
  let welcome: Welcome
  let replies: ReplayedEntries

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    switch try self.replies.next(method.path) {
    case .answer(let message as Reply, let revision, let instantMicros):
      return Answer(message: message, revision: revision, instantMicros: instantMicros)
    case .failure(let failure): throw failure
    case .answer, .stream: throw .usage("\(method.path) gave something else")
    }
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {
    guard case .stream(let replies, let end) = try self.replies.next(method.path) else { return }
    for case let reply as Reply in replies { try await each(reply) }
    if let end { throw end }
  }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    while try await next() != nil {}
    return try await self.call(method, first, CallOptions(timeoutMicros: timeoutMicros))
  }

  func close() async {}
}
