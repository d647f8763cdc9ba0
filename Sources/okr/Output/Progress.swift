// How far long work has come: on stderr, after a second, redrawn at a terminal and a line every 10
// s elsewhere.

internal import OKRModel
internal import Terminal

/// The progress of one piece of work.
struct Progress {
  private static let firstMicros: Int64 = 1_000_000
  private static let redrawMicros: Int64 = 100_000
  private static let lineMicros: Int64 = 10_000_000

  private let now: @Sendable () -> Int64
  private var line: StatusLine?
  private let unit: String
  private let total: Int64?
  private let begin: Int64
  private let earlier: Int64
  private var last: Int64 = 0

  /// - Parameters:
  ///   - unit: what is counted; `bytes` are shown in their multiples.
  ///   - total: how many there will be, where it is known.
  ///   - earlier: how many were done before anyone looked.
  init(_ session: Session, _ unit: String, total: Int64?, earlier: Int64 = 0) {
    self.now = session.surroundings.now
    self.line = StatusLine(session)
    self.unit = unit
    self.total = total
    self.begin = session.surroundings.now()
    self.earlier = earlier
  }

  /// True where a line is drawn again and again.
  var redraws: Bool { self.line?.redraws == true }

  /// Says how much is done, if it is time to.
  mutating func show(_ done: Int64) throws {
    let now = self.now()
    let pause = self.redraws ? Self.redrawMicros : Self.lineMicros
    guard now - self.begin >= Self.firstMicros, now - self.last >= pause else { return }
    self.last = now
    let text = self.text(done, elapsed: now - self.begin)
    try self.line?.show(text)
  }

  /// Clears what was drawn.
  mutating func finish() throws { try self.line?.clear() }

  private func text(_ done: Int64, elapsed: Int64) -> String {
    let rate = (done - self.earlier) * 1_000_000 / max(elapsed, 1)
    var parts = [self.count(done)]
    if let total = self.total, total > 0 {
      let number = self.unit == "bytes" ? self.count(done) : CountText.grouped(done)
      parts[0] = "\(number) of \(self.count(total))"
      let ppm = min(done, total) * 1_000 / total * 1_000
      if self.redraws { parts.insert(Bar.text(ppm: ppm), at: 0) }
      if rate > 0 { parts.append("\(InstantTextSpan.text((total - done) / rate)) left") }
    }
    parts.insert("\(self.count(rate))/s", at: parts.count > 1 ? parts.count - 1 : 1)
    return parts.joined(separator: "  ")
  }

  private func count(_ number: Int64) -> String {
    self.unit == "bytes" ? CountText.bytes(number) : "\(CountText.grouped(number)) \(self.unit)"
  }
}

/// Spans of seconds in their two largest units.
enum InstantTextSpan {
  static func text(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(max(seconds, 0)) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }
  }
}
