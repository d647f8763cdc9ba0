// Where the rows of an organisation's region lie.

/// A partition of the log.
public struct Placement: Sendable, Equatable {
  /// Its number; pooled ones come first.
  public let number: Int32
  /// The organisation and region that have it to themselves, or `nil` for a pooled one.
  public let dedicatedTo: Owner?

  /// The one region that a dedicated placement holds.
  public struct Owner: Sendable, Hashable {
    /// The organisation.
    public let orgID: Int64
    /// Its region.
    public let region: Int32

    /// A region of an organisation.
    public init(orgID: Int64, region: Int32) {
      self.orgID = orgID
      self.region = region
    }
  }

  /// The pooled placement of a region that has no row in the directory yet, by a mixing hash
  /// (SplitMix64) so that neighbouring organisations spread.
  public static func pooled(orgID: Int64, region: Int32) -> Int32 {
    var bits =
      UInt64(bitPattern: orgID) &+ UInt64(UInt32(bitPattern: region)) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Int32(bits % UInt64(StoreLimits.pooledPlacementsCount))
  }

  /// The name of a placement's partition.
  static func partition(_ number: Int32) -> String { "log_p\(number)" }
}
