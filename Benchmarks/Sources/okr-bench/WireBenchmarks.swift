// The wire's codec beside swift-protobuf, on the same bytes.

internal import OKRModel
internal import OKRWire
internal import SwiftProtobuf
internal import SwiftProtobufPeer

/// The rows whose names begin with `wire.`: a batch of check-ins, the largest request that people
/// send.
struct WireBenchmarks {
  static let names = ["wire.decode", "wire.encode"]

  private static let checkIns = 1_000
  /// Of one round, so that a round is long beside the clock.
  private static let repetitions = 50
  private static let notes = [
    "Two pilots signed, the third waits for legal.", "On track after last week's release.",
    "Numbers from the finance report; two shops are missing.", "Hiring is behind.",
  ]

  private let rounds: Int

  init(isQuick: Bool) { self.rounds = isQuick ? 11 : 51 }

  /// Measures the rows of these names.
  func run(_ names: [String]) -> [Row] {
    if names.isEmpty { return [] }
    let request = Self.request()
    let bytes = request.encoded()
    let peer = Self.peerDecoded(bytes)
    precondition(Self.decoded(bytes) == request, "what was encoded is decoded differently")
    precondition(Self.isEqual(peer, request), "the peer reads other values")
    precondition(Self.peerEncoded(peer) == bytes, "the peer writes other bytes")
    return names.map { name in
      name == "wire.decode" ? self.decode(bytes) : self.encode(request, peer)
    }
  }

  /// Decodes or encodes the request so many times.
  static func work(_ rounds: Int, decodes: Bool) {
    let request = Self.request()
    let bytes = request.encoded()
    var count = 0
    for _ in 0..<rounds {
      count += decodes ? Self.decoded(bytes).checkIns.count : request.encoded().count
    }
    precondition(count > 0)
  }

  private func decode(_ bytes: [UInt8]) -> Row {
    var count = 0
    let times = Measure.pair(self.rounds) {
      for _ in 0..<Self.repetitions { count += Self.decoded(bytes).checkIns.count }
    } peer: {
      for _ in 0..<Self.repetitions { count -= Self.peerDecoded(bytes).checkIns.count }
    }
    precondition(count == 0, "the counts of check-ins differ")
    return self.row("wire.decode", times, goal: 1.5)
  }

  private func encode(
    _ request: BatchRecordCheckInsRequest, _ peer: Okr_V1_BatchRecordCheckInsRequest
  ) -> Row {
    var count = 0
    let times = Measure.pair(self.rounds) {
      for _ in 0..<Self.repetitions { count += request.encoded().count }
    } peer: {
      for _ in 0..<Self.repetitions { count -= Self.peerEncoded(peer).count }
    }
    precondition(count == 0, "the counts of bytes differ")
    return self.row("wire.encode", times, goal: 2.5)
  }

  private func row(
    _ name: String, _ times: (ours: [Double], peer: [Double]), goal: Double
  ) -> Row {
    let perRequest = { (time: Double) in time / 1e3 / Double(Self.repetitions) }
    return Row(
      name: name, unit: "µs", values: times.ours.map(perRequest), peer: "swift-protobuf",
      peerValues: times.peer.map(perRequest), goal: goal)
  }

  // MARK: Both sides

  private static func decoded(_ bytes: [UInt8]) -> BatchRecordCheckInsRequest {
    do throws(WireError) {
      return try BatchRecordCheckInsRequest(decoding: bytes)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func peerDecoded(_ bytes: [UInt8]) -> Okr_V1_BatchRecordCheckInsRequest {
    do {
      return try Okr_V1_BatchRecordCheckInsRequest(serializedBytes: bytes)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func peerEncoded(_ message: Okr_V1_BatchRecordCheckInsRequest) -> [UInt8] {
    do {
      return try message.serializedBytes()
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func isEqual(
    _ peer: Okr_V1_BatchRecordCheckInsRequest, _ request: BatchRecordCheckInsRequest
  ) -> Bool {
    guard peer.mutation.idempotencyKey == request.mutation?.idempotencyKey,
      peer.checkIns.count == request.checkIns.count
    else { return false }
    return zip(peer.checkIns, request.checkIns).allSatisfy { theirs, ours in
      theirs.keyResult == ours.keyResult && theirs.note == ours.note
        && theirs.value.micros == ours.value?.micros
        && theirs.effectiveTime.unixMicros == ours.effectiveTime?.unixMicros
        && theirs.hasConfidence == (ours.confidence != nil)
        && theirs.confidence.ppm == ours.confidence?.ppm ?? 0
    }
  }

  // MARK: The request

  /// As from a team's file of check-ins: each with its time and value, most with a confidence, half
  /// with a note.
  private static func request() -> BatchRecordCheckInsRequest {
    var random = Random(seed: 3)
    return BatchRecordCheckInsRequest(
      mutation: Mutation(idempotencyKey: "01992f5e-8c1a-7b43-9d2e-5f60718293a4"),
      checkIns: (0..<Self.checkIns).map { number in
        var checkIn = CheckIn(
          keyResult: "emea-sales-q3-o\(number / 4)-kr\(number % 4)",
          effectiveTime: Instant(
            unixMicros: Forest.now - Int64.random(in: 0..<604_800, using: &random) * 1_000_000),
          value: Value(micros: Int64.random(in: 0...100_000, using: &random) * 10_000))
        if number % 5 != 0 {
          checkIn.confidence = Ratio(ppm: Int64.random(in: 1...10, using: &random) * 100_000)
        }
        if number % 2 == 0 { checkIn.note = Self.notes[number / 2 % Self.notes.count] }
        return checkIn
      })
  }
}
