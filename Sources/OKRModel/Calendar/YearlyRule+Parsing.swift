// Reading POSIX TZ text.

extension YearlyRule {
  /// What a rule without dates means by custom: the summer time of the United States.
  private static let customary = (
    start: Moment(day: .weekday(month: 3, week: 2, weekday: 0), seconds: 7_200),
    end: Moment(day: .weekday(month: 11, week: 1, weekday: 0), seconds: 7_200)
  )

  /// Reads such as `CET-1CEST,M3.5.0,M10.5.0/3`; nil where it isn't one.
  init?(posix text: some Sequence<UInt8>) {
    var reader = RuleReader(bytes: Array(text))
    guard reader.skipName(), let west = reader.time(hourLimit: 24) else { return nil }
    self.standardOffset = Int32(-west)
    self.summer = nil
    if reader.isAtEnd { return }
    guard reader.skipName(), let summer = reader.summer(standardOffset: -west), reader.isAtEnd
    else { return nil }
    self.summer = summer
  }

  private struct RuleReader {
    let bytes: [UInt8]
    var index = 0

    var isAtEnd: Bool { self.index == self.bytes.count }
    private var next: UInt8? { self.isAtEnd ? nil : self.bytes[self.index] }

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func summer(standardOffset: Int64) -> Summer? {
      var offset = standardOffset + 3_600
      if let next = self.next, next != UInt8(ascii: ",") {
        guard let west = self.time(hourLimit: 24) else { return nil }
        offset = -west
      }
      var (start, end) = YearlyRule.customary
      if !self.isAtEnd {
        guard let first = self.moment(), let last = self.moment() else { return nil }
        (start, end) = (first, last)
      }
      return Summer(offset: Int32(offset), start: start, end: end)
    }

    /// At least three letters, or anything but `>` between angle brackets.
    mutating func skipName() -> Bool {
      let start = self.index
      if self.take("<") {
        while let next = self.next, next != UInt8(ascii: ">") { self.index += 1 }
        return self.take(">")
      }
      while let next = self.next, (65...90).contains(next & 0xDF) { self.index += 1 }
      return self.index - start >= 3
    }

    /// `[+-]h[h][h][:mm[:ss]]` in seconds.
    mutating func time(hourLimit: Int) -> Int64? {
      let sign: Int64 = self.take("-") ? -1 : 1
      if sign == 1 { _ = self.take("+") }
      guard let hours = self.number(upTo: hourLimit) else { return nil }
      var seconds = Int64(hours) * 3_600
      for unit in [Int64(60), 1] where self.take(":") {
        guard let count = self.number(upTo: 59) else { return nil }
        seconds += Int64(count) * unit
      }
      return sign * seconds
    }

    /// `,date[/time]`; two in the morning where no time is stated.
    private mutating func moment() -> Moment? {
      guard self.take(","), let day = self.day() else { return nil }
      guard self.take("/") else { return Moment(day: day, seconds: 7_200) }
      return self.time(hourLimit: 167).map { Moment(day: day, seconds: $0) }
    }

    private mutating func day() -> Day? {
      if self.take("J") {
        return self.number(upTo: 365).flatMap { $0 == 0 ? nil : .withoutLeapDay($0) }
      }
      guard self.take("M") else { return self.number(upTo: 365).map { .zeroBased($0) } }
      guard let month = self.number(upTo: 12), month > 0, self.take("."),
        let week = self.number(upTo: 5), week > 0, self.take("."),
        let weekday = self.number(upTo: 6)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }

    private mutating func number(upTo limit: Int) -> Int? {
      let start = self.index
      var number = 0
      while let next = self.next, (48...57).contains(next), self.index - start < 3 {
        number = number * 10 + Int(next - 48)
        self.index += 1
      }
      return self.index > start && number <= limit ? number : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard self.next == UInt8(ascii: character) else { return false }
      self.index += 1
      return true
    }
  }
}
