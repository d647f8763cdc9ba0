// Timing, and what a row of the table is.

internal import Glibc

/// One row: ours beside its peer, both measured in this run.
struct Row {
  var name: String
  var unit: String
  /// True where a larger value is better, such as a rate.
  var higherIsBetter = false
  var values: [Double]
  var peer: String
  var peerValues: [Double]
  /// The ratio to reach: ours against the peer, more is better.
  var goal: Double

  var value: Double { Self.median(self.values) }
  var peerValue: Double { Self.median(self.peerValues) }
  var ratio: Double {
    self.higherIsBetter ? self.value / self.peerValue : self.peerValue / self.value
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }

  private static func text(_ number: Double) -> String { number.isNaN ? "null" : "\(number)" }

  var json: String {
    let fields: [(String, String)] = [
      ("name", "\"\(self.name)\""), ("value", Self.text(self.value)), ("unit", "\"\(self.unit)\""),
      ("better", self.higherIsBetter ? "\"higher\"" : "\"lower\""),
      ("peer", "\"\(self.peer)\""),
      ("peer_value", Self.text(self.peerValue)),
      ("ratio", Self.text(self.ratio)), ("goal", "\(self.goal)"),
      ("n", "\(self.values.count)"), ("min", Self.text(self.values.min() ?? .nan)),
      ("max", Self.text(self.values.max() ?? .nan)),
    ]
    return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}

enum Measure {
  /// Nanoseconds of a monotonic clock.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  /// Nanoseconds that `body` takes.
  static func time(_ body: () -> Void) -> Double {
    let start = self.now()
    body()
    return self.now() - start
  }

  /// Runs both by turns, so that what the machine does beside hits both.
  /// - Returns: nanoseconds of each run.
  static func pair(
    _ count: Int, ours: () -> Void, peer: () -> Void
  ) -> (ours: [Double], peer: [Double]) {
    var times: (ours: [Double], peer: [Double]) = ([], [])
    for _ in 0..<count {
      times.ours.append(self.time(ours))
      times.peer.append(self.time(peer))
    }
    return times
  }

  /// Resident memory of this process in bytes.
  static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var (size, resident) = (0, 0)
    withUnsafeMutablePointer(to: &size) { size in
      withUnsafeMutablePointer(to: &resident) { resident in
        withVaList([size, resident]) { _ = vfscanf(file, "%ld %ld", $0) }
      }
    }
    return resident * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
