// How many calls ended how, and how long they took: counters a lane, added up when somebody looks.

internal import Metrics
internal import OKRModel

/// Counts the calls of each method. From any thread, without a lock.
final class CallMeter: Sendable {
  static let bounds = HistogramBounds.latency
  static let codeCount = 17

  /// The methods, by their number.
  let methods: [String]
  /// One set a lane, so that lanes don't share cache lines, and one for calls of no organisation.
  private let shards: [Tallies]

  /// - Parameter lanes: shards are numbered from 0 to it, both included.
  init(methods: [String], lanes: Int) {
    self.methods = methods
    self.shards = (0...lanes).map { _ in
      Tallies(count: methods.count * Self.width)
    }
  }

  /// A method's counters: its codes, its histogram's ranges, and their sum.
  private static var width: Int { Self.codeCount + Self.bounds.rangeCount + 1 }

  /// Counts a call that ended.
  /// - Parameter nanoseconds: how long it took; nil for streams, which last as long as they are
  ///   wanted.
  func count(method: Int, shard: Int, code: Code, nanoseconds: Int64?) {
    let tallies = self.shards[shard]
    let base = method * Self.width
    let number = Int(code.rawValue)
    tallies.add(at: base + (number < Self.codeCount ? number : Int(Code.unknown.rawValue)))
    guard let nanoseconds else { return }
    let microseconds = UInt64(max(0, nanoseconds) / 1_000)
    tallies.add(at: base + Self.codeCount + Self.bounds.place(of: microseconds))
    tallies.add(microseconds, at: base + Self.width - 1)
  }

  /// What was counted of the methods that were called.
  var reading: [MethodReading] {
    self.methods.indices.compactMap { number in
      let sums = (0..<Self.width).map { offset in
        self.shards.reduce(UInt64(0)) { $0 + $1[number * Self.width + offset] }
      }
      guard sums[..<Self.codeCount].contains(where: { $0 > 0 }) else { return nil }
      return MethodReading(
        method: self.methods[number], codes: Array(sums[..<Self.codeCount]),
        durations: HistogramReading(
          bounds: Self.bounds, counts: Array(sums[Self.codeCount..<(Self.width - 1)]),
          sum: sums[Self.width - 1]))
    }
  }
}

/// The calls of one method since the start.
struct MethodReading: Sendable {
  var method: String
  /// By the code's number.
  var codes: [UInt64]
  /// In microseconds.
  var durations: HistogramReading

  var calls: UInt64 { self.codes.reduce(0, +) }

  /// Calls that failed by the server's fault.
  var faults: UInt64 { Code.faults.reduce(0) { $0 + self.codes[Int($1.rawValue)] } }
}

extension Code {
  /// What counts as the server's fault: here, in `okr server top` and in the rules of
  /// deploy/monitoring. A refusal of what was asked, or of so much of it, is none.
  static let faults: [Code] = [.unknown, .internal, .unavailable, .dataLoss, .deadlineExceeded]
}
