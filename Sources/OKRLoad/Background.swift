// What runs beside the scheduled calls: imports and recomputes, one after another.

internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire

/// Long work in a loop, until its task is cancelled.
struct Background: Sendable {
  let targets: [LoadTarget]
  let recorder: Recorder

  /// Imports a part of an organisation with other weights, again and again.
  func importLoop(seed: UInt64) async {
    var random = SeededGenerator(seed: seed)
    while !Task.isCancelled {
      let target = self.targets[Int.random(in: 0..<self.targets.count, using: &random)]
      let company = target.company
      let document = company.edits(
        from: Int.random(in: 0..<company.objectives, using: &random),
        count: LoadLimits.keyResultsPerImport / SyntheticCompany.keyResultsPerObjective,
        weight: Int.random(in: 1...5, using: &random))
      await self.measure(.imported) { () throws(RPCFailure) in
        try await target.nextConnection().importDocument(document)
      }
      let pause = Duration.milliseconds(LoadLimits.pauseBetweenImportsMilliseconds)
      try? await Task.sleep(for: pause)
    }
  }

  /// Has the server compute an organisation anew from its log, again and again.
  func recomputeLoop(seed: UInt64) async {
    var random = SeededGenerator(seed: seed)
    while !Task.isCancelled {
      let target = self.targets[Int.random(in: 0..<self.targets.count, using: &random)]
      await self.measure(.recompute) { () throws(RPCFailure) in
        let proof = try await target.nextConnection().verify()
        if proof.differences > 0 { throw .differences(proof) }
      }
    }
  }

  private func measure(
    _ operation: LoadOperation, _ work: () async throws(RPCFailure) -> Void
  ) async {
    self.recorder.began(operation)
    let start = Monotonic.nowNanoseconds
    do throws(RPCFailure) {
      try await work()
      let micros = (Monotonic.nowNanoseconds - start) / 1_000
      self.recorder.done(operation, micros: micros)
    } catch {
      // What the end of the run broke off is no failure.
      if Task.isCancelled {
        self.recorder.ended(operation)
      } else {
        self.recorder.failed(operation, error)
      }
    }
  }
}

extension RPCFailure {
  static func differences(_ proof: VerifyOrganisationResponse) -> RPCFailure {
    RPCFailure(
      .dataLoss, LoadReason.figuresDiffer,
      "\(proof.differences) figures differ from the log: \(proof.examples.first ?? "")",
      outcome: .answered)
  }
}

extension OKRConnection {
  /// The contract's limit of a piece of a document.
  private static let pieceBytes = 512 * 1_024
  /// For a whole organisation.
  static let longTimeout = Duration.seconds(3_600)

  /// Imports a document, and takes a refusal as a failure.
  func importDocument(_ document: [UInt8]) async throws(RPCFailure) {
    let pieces = stride(from: 0, to: document.count, by: Self.pieceBytes).map {
      Array(document[$0..<min($0 + Self.pieceBytes, document.count)])
    }
    let first = ImportDocumentRequest(
      mutation: .new(), chunk: pieces.first ?? [])
    let reply = try await self.upload(
      RPC.ImportService.importDocument, first: first, rest: Pieces(Array(pieces.dropFirst())),
      timeout: Self.longTimeout
    ).reply
    if let finding = reply.findings.first(where: { $0.severity == .refused }) {
      throw RPCFailure(
        .invalidArgument, Reason.importRefused, "\(finding.place): \(finding.message)",
        outcome: .answered)
    }
  }

  func verify() async throws(RPCFailure) -> VerifyOrganisationResponse {
    try await self.call(
      RPC.ServerService.verifyOrganisation, VerifyOrganisationRequest(), timeout: Self.longTimeout
    ).reply
  }
}

extension Mutation {
  /// One with a key of its own.
  static func new() -> Mutation { Mutation(idempotencyKey: IdempotencyKey.make()) }
}

/// The later pieces of a document.
private struct Pieces: AsyncSequence, Sendable {
  let pieces: [[UInt8]]

  init(_ pieces: [[UInt8]]) { self.pieces = pieces }

  struct Iterator: AsyncIteratorProtocol {
    var pieces: ArraySlice<[UInt8]>

    mutating func next() async -> ImportDocumentRequest? {
      self.pieces.popFirst().map { ImportDocumentRequest(chunk: $0) }
    }
  }

  func makeAsyncIterator() -> Iterator { Iterator(pieces: self.pieces[...]) }
}
