// Counts and sizes for people.

internal import OKRModel

/// Counts as text.
public enum CountText {
  /// Thousands apart by a no-break space, such as `4 312`.
  public static func grouped(_ count: Int64) -> String {
    let digits = String(count.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append("\u{A0}") }
      result.append(digit)
    }
    return count < 0 ? "-" + result : result
  }

  /// `1 check-in`, `2 check-ins`.
  public static func of(_ count: Int64, _ one: String, _ many: String? = nil) -> String {
    "\(Self.grouped(count)) \(count == 1 ? one : many ?? one + "s")"
  }

  /// Bytes in binary multiples, such as `12.5 MiB`.
  public static func bytes(_ count: Int64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var index = 0
    var size: Int64 = 1
    while index + 1 < units.count, count / size >= 1024 {
      size *= 1024
      index += 1
    }
    if index == 0 { return "\(count) B" }
    let tenths = count / size * 10 + count % size * 10 / size
    return "\(DecimalText.fixed(tenths, digits: 1)) \(units[index])"
  }
}
