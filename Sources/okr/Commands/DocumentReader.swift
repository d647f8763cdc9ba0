// A document on its way to the server, in pieces.

internal import OKRModel
internal import OKRWire
internal import Synchronization
internal import Terminal

extension Session {
  /// Uploads a document with its progress, and then waits for the answer.
  /// - Parameter prune: whether what it leaves out is archived.
  func importDocument(
    _ reader: DocumentReader, _ mutation: Mutation, prune: Bool = false
  ) async throws -> Answer<ImportDocumentResponse> {
    try self.check(mutation)
    if prune { try self.require(.prune) }
    return try await self.upload(reader, RPC.ImportService.importDocument) { chunk, isFirst in
      ImportDocumentRequest(
        mutation: isFirst ? mutation : nil, chunk: chunk, prune: isFirst && prune)
    }
  }

  /// The same for an operation.
  func startImport(
    _ reader: DocumentReader, _ mutation: Mutation
  ) async throws -> Answer<StartImportResponse> {
    try await self.upload(reader, RPC.OperationService.startImport) { chunk, isFirst in
      StartImportRequest(mutation: isFirst ? mutation : nil, chunk: chunk)
    }
  }

  private func upload<Request: WireCodable, Reply: WireCodable>(
    _ reader: DocumentReader, _ method: OKRModel.Method<Request, Reply>,
    _ request: @escaping @Sendable (_ chunk: [UInt8], _ isFirst: Bool) -> Request
  ) async throws -> Answer<Reply> {
    do {
      let first = try await reader.next() ?? []
      let sent = FirstResult<Void>()
      return try await Waiting(self).during(after: sent) {
        try await self.backend.upload(
          method, first: request(first, true), timeoutMicros: self.options.timeoutMicros
        ) {
          if let piece = try await reader.next() { return request(piece, false) }
          try reader.finish()
          sent.give(.success(()))
          return nil
        }
      }
    } catch {
      try? reader.finish()
      throw error
    }
  }
}

/// Reads a document piece by piece, off the task pool since files and pipes block.
final class DocumentReader: Sendable {
  /// The contract's limit of a piece.
  static let pieceBytes = 512 * 1024

  private struct State {
    var sent: Int64 = 0
    /// True once the document's end was read.
    var isAtEnd = false
    var progress: Progress
  }

  private let source: @Sendable (_ atMost: Int) throws -> [UInt8]
  private let lengthBytes: Int64?
  private let state: Mutex<State>

  init(_ file: OpenFile, _ session: Session) {
    self.source = { try file.read(upTo: $0) }
    self.lengthBytes = file.lengthBytes
    self.state = Mutex(State(progress: Progress(session, "bytes", total: file.lengthBytes)))
  }

  /// Reads a document that is in memory.
  init(_ bytes: ArraySlice<UInt8>, _ session: Session) {
    let rest = Mutex(bytes)
    self.source = { count in
      rest.withLock { rest in
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
    }
    self.lengthBytes = Int64(bytes.count)
    self.state = Mutex(State(progress: Progress(session, "bytes", total: Int64(bytes.count))))
  }

  /// The next piece; nil at the end.
  func next() async throws -> [UInt8]? {
    let piece = try await BlockingWork.run { try self.fill() }
    try self.state.withLock { state in
      state.sent += Int64(piece.count)
      state.isAtEnd = piece.isEmpty
      try state.progress.show(state.sent)
    }
    return piece.isEmpty ? nil : piece
  }

  /// A whole piece, since pipes give less than they are asked for.
  private func fill() throws -> [UInt8] {
    var piece: [UInt8] = []
    while piece.count < Self.pieceBytes {
      let more = try self.source(Self.pieceBytes - piece.count)
      if more.isEmpty { break }
      piece += more
    }
    return piece
  }

  /// How much was read and handed on, in words.
  var sentText: String {
    let sent = CountText.bytes(self.state.withLock(\.sent))
    let of = self.lengthBytes.map { " of \(CountText.bytes($0))" } ?? ""
    if self.state.withLock(\.isAtEnd) {
      return "\(sent)\(of) sent; the server may have taken in all of it, a part or nothing"
    }
    return "\(sent)\(of) sent; nothing is taken in before the whole document is there"
  }

  func finish() throws {
    try self.state.withLock { try $0.progress.finish() }
  }
}
