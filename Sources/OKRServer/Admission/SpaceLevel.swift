// From how much free room on changes are refused, and taken again: a pure judgement.

internal import OKRStore

/// How full the volume of the data is.
enum SpaceLevel: String, Sendable, Hashable {
  case ample
  /// Changes will be refused soon.
  case low
  /// Changes are refused.
  case full

  /// What there is, in words.
  var words: String {
    switch self {
    case .ample: "there is room"
    case .low: "there is little room"
    case .full: "there is no room for changes"
    }
  }

  /// Changes are refused below the spare room; it is told before, below so many times that.
  private static let lowFactor: Int64 = 2
  /// Between a level and the better one lies one part in so many of its bound: who frees a little, or
  /// fills it again, moves nothing.
  private static let marginShare: Int64 = 4

  /// The level that comes after this one.
  func next(_ space: VolumeSpace) -> SpaceLevel {
    func isBelow(_ bound: Int64, _ isHeld: Bool) -> Bool {
      space.freeBytes < (isHeld ? bound + bound / Self.marginShare : bound)
    }
    let spare = space.spareBytes
    if isBelow(spare, self == .full) { return .full }
    return isBelow(spare * Self.lowFactor, self != .ample) ? .low : .ample
  }
}
