// Sends calls when they are due, and takes their answers.

internal import Dispatch
internal import Glibc
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Synchronization

/// The schedule of one rate. It has a thread of its own: a sleeping task would wake up late.
final class LoadDriver: Sendable {
  private let targets: [LoadTarget]
  private let plan: LoadPlan
  private let recorder: Recorder
  private let ledger: Ledger
  private let stopped = Atomic<Bool>(false)
  private let callsUnderWay: Int

  init(_ targets: [LoadTarget], _ plan: LoadPlan, _ recorder: Recorder, _ ledger: Ledger) {
    self.targets = targets
    self.plan = plan
    self.recorder = recorder
    self.ledger = ledger
    self.callsUnderWay =
      targets.reduce(0) { $0 + $1.connections.count } * LoadLimits.callsPerConnection
  }

  func stop() {
    self.stopped.store(true, ordering: .relaxed)
  }

  /// Sends calls at a rate until `end`, a monotonic instant in nanoseconds.
  func run(ratePerSecond: Int, from start: Int64, until end: Int64, seed: UInt64) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "okr.load.driver").async {
          self.send(ratePerSecond, from: start, until: end, seed: seed)
          continuation.resume()
        }
      }
    } onCancel: {
      self.stop()
    }
  }

  private func send(_ rate: Int, from start: Int64, until end: Int64, seed: UInt64) {
    var arrivals = Arrivals(ratePerSecond: rate, from: start, seed: seed)
    var maker = CallMaker(self.plan.profile.mix, seed: seed &+ 1)
    while true {
      let due = arrivals.pop()
      guard due < end else { return }
      while Monotonic.nowNanoseconds < due || self.isFull {
        if self.stopped.load(ordering: .relaxed) { return }
        Self.pause(until: due)
      }
      let target = maker.target(of: self.targets)
      self.send(maker.call(to: target), to: target, due: due)
    }
  }

  /// Where the server or its answers' auditor can't follow, calls wait, and their wait counts.
  private var isFull: Bool {
    self.recorder.inFlight >= self.callsUnderWay
      || self.ledger.heldCount >= 4 * LoadLimits.heldCheckIns
  }

  /// Sleeps until then, but for no longer than a stop may be late; a little while where it is past.
  private static func pause(until due: Int64) {
    let nanoseconds = min(max(due - Monotonic.nowNanoseconds, 50_000), 50_000_000)
    var time = timespec(tv_sec: 0, tv_nsec: Int(nanoseconds))
    nanosleep(&time, nil)
  }

  private func send(_ call: PreparedCall, to target: LoadTarget, due: Int64) {
    self.recorder.began(call.operation)
    let connection = target.nextConnection()
    connection.start(
      path: call.path, payload: call.payload, timeout: self.plan.timeout, atLeast: call.atLeast
    ) { result in
      switch result {
      case .success(let reply): self.succeeded(call, target, due, reply)
      case .failure(let failure): self.again(call, target, due, connection, after: failure)
      }
    }
  }

  private func succeeded(
    _ call: PreparedCall, _ target: LoadTarget, _ due: Int64, _ reply: RawReply
  ) {
    let micros = (Monotonic.nowNanoseconds - due) / 1_000
    target.revision = reply.revision
    if let checkIn = call.checkIn {
      guard let answer = try? RecordCheckInResponse(decoding: reply.payload),
        let record = answer.checkIn, !record.id.isEmpty
      else {
        self.recorder.failed(call.operation, .emptyReply)
        return
      }
      self.ledger.add(
        Acknowledged(
          organisation: UInt32(target.index), keyResult: UInt32(checkIn.keyResult),
          record: Ledger.digest(record.id), valueMicros: checkIn.valueMicros))
    }
    self.recorder.done(call.operation, micros: micros)
  }

  /// What may be tried again is, as a client of one's own would: with its key, after the pause that
  /// the server asks for.
  private func again(
    _ call: PreparedCall, _ target: LoadTarget, _ due: Int64, _ connection: OKRConnection,
    after failure: RPCFailure
  ) {
    guard failure.code == .unavailable || failure.code == .resourceExhausted else {
      self.recorder.failed(call.operation, failure)
      return
    }
    Task {
      do throws(RPCFailure) {
        let pause = Duration.microseconds(max(failure.status.retryAfterMicroseconds, 1_000))
        try? await Task.sleep(for: pause)
        let reply = try await connection.call(
          path: call.path, payload: call.payload, timeout: self.plan.timeout,
          atLeast: call.atLeast)
        self.recorder.retried(call.operation)
        self.succeeded(call, target, due, reply)
      } catch {
        self.recorder.failed(call.operation, error)
      }
    }
  }
}

extension RPCFailure {
  /// An acknowledgement that doesn't say what it acknowledges.
  static let emptyReply = RPCFailure(
    .internal, LoadReason.emptyReply, "the answer to a check-in names no record", outcome: .answered
  )
}
