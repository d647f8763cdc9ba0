// The zones of the machine: TZif files under $TZDIR or /usr/share/zoneinfo, read once each.

internal import Glibc
public import OKRModel
internal import Synchronization

/// Zones from files. A name is asked of the disk once; what was found, or wasn't, is kept.
public final class ZoneFiles: ZoneSource {
  /// Real zone files are below 4 KiB; a larger file is no zone.
  static let fileBytes = 256 << 10
  /// About 600 names exist; beyond this, names are read anew each time.
  static let cachedNames = 4_096
  static let nameBytes = 128

  /// Where the files lie.
  public let directory: String
  private let cache = Mutex<[String: TimeZoneRules?]>([:])

  /// - Parameter directory: where the files lie; by default `$TZDIR`, else /usr/share/zoneinfo.
  public init(directory: String? = nil) {
    self.directory = directory ?? Self.systemDirectory()
  }

  public func rules(named name: String) -> TimeZoneRules? {
    guard Self.isZoneName(name) else { return nil }
    if let known = self.cache.withLock({ $0[name] }) { return known }
    let rules = Self.read("\(self.directory)/\(name)").flatMap { try? TimeZoneRules(parsing: $0) }
    self.cache.withLock { cache in
      if cache.count < Self.cachedNames { cache[name] = .some(rules) }
    }
    return rules
  }

  /// Letters, digits and `+-_` in parts between slashes, none of them empty: no way out of the
  /// directory.
  static func isZoneName(_ name: String) -> Bool {
    guard (1...Self.nameBytes).contains(name.utf8.count) else { return false }
    return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { part in !part.isEmpty && part.allSatisfy(Self.isZoneCharacter) }
  }

  private static func isZoneCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func systemDirectory() -> String {
    guard let value = getenv("TZDIR"), value.pointee != 0 else { return "/usr/share/zoneinfo" }
    return String(cString: value)
  }

  /// The whole file; nil where it can't be read or is too large.
  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: Self.fileBytes + 1)
    var count = 0
    while count < bytes.count {
      let taken = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if taken < 0 && errno == EINTR { continue }
      guard taken >= 0 else { return nil }
      if taken == 0 { return Array(bytes[..<count]) }
      count += taken
    }
    return nil
  }
}
