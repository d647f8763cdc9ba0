// The machine's time zones, by which days begin and end.

internal import Glibc
internal import OKRModel
internal import Terminal
internal import ZoneFiles

enum ZoneChecks {
  /// Rules of zones change several times a year.
  private static let mostYears = 2
  private static let namedAtMost = 3

  static func zones() -> Finding {
    let files = ZoneFiles()
    let names = files.listedNames
    let now = CivilDate(day: Int32(time(nil) / 86_400))
    return Self.zones(
      in: files.directory, release: files.release, listed: names.count,
      unreadable: (names + ["UTC"]).filter { files.rules(named: $0) == nil },
      year: now.components.year)
  }

  /// - Parameters:
  ///   - release: such as `2026a`; nil where the machine doesn't tell.
  ///   - listed: how many zones the machine lists.
  ///   - unreadable: those of them without usable rules, and UTC where it has none.
  ///   - year: the present one.
  static func zones(
    in directory: String, release: String?, listed: Int, unreadable: [String], year: Int
  ) -> Finding {
    let package = "install the package tzdata, or set TZDIR to where the zones are"
    let version = release.map { ", release \($0)" } ?? ""
    guard unreadable.isEmpty else {
      let more = unreadable.count - Self.namedAtMost
      let names =
        unreadable.prefix(Self.namedAtMost).joined(separator: ", ")
        + (more > 0 ? " and \(more) more" : "")
      return Finding(
        .timeZones, .failure, "\(directory) has no usable rules of \(names)", advice: package)
    }
    guard listed > 0 else {
      return Finding(
        .timeZones, .warning, "\(directory) has UTC, and lists no other zone", advice: package)
    }
    let text = "\(CountText.of(Int64(listed), "zone")) in \(directory)\(version)"
    let released = release.flatMap { Int($0.prefix(4)) } ?? year
    return .bounded(
      .timeZones, text, isFine: year - released <= Self.mostYears,
      advice: "update the package tzdata: rules have changed since")
  }
}
