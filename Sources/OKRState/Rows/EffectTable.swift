// When changes of the structure took effect. Nearly all do when they are recorded, and aren't here.

internal import OKRModel

/// A moment in the past at which a change is to take effect.
public struct PastEffect: Hashable, Sendable {
  /// Microseconds since 1970.
  public var instant: Int64
  /// The last revision that was recorded by then.
  public var revision: Int64

  public init(instant: Int64, revision: Int64) {
    self.instant = instant
    self.revision = revision
  }
}

/// The changes that took effect before they were recorded, as runs of revisions: an import is one.
struct EffectTable: Sendable, Equatable {
  private(set) var earlier: [EarlierEffect] = []
  /// The latest instant at which an edge or a place in a tree was given up. What was added since
  /// closes no circle at any instant after it that it doesn't close now.
  var linksLoosened = Int64.min

  init() {}

  var isEmpty: Bool { self.earlier.isEmpty && self.linksLoosened == Int64.min }

  init(_ stored: Effects) {
    self.earlier = stored.earlier
    self.linksLoosened = stored.linksLoosened?.unixMicros ?? Int64.min
  }

  var stored: Effects {
    Effects(
      earlier: self.earlier,
      linksLoosened: self.linksLoosened == Int64.min ? nil : Instant(unixMicros: self.linksLoosened)
    )
  }

  /// Notes a change later than all those before it.
  mutating func note(_ revision: Int64, effective instant: Int64) {
    if let last = self.earlier.indices.last, self.earlier[last].lastRevision == revision - 1,
      self.earlier[last].effectiveUnixMicros == instant
    {
      self.earlier[last].lastRevision = revision
    } else {
      self.earlier.append(
        EarlierEffect(
          firstRevision: revision, lastRevision: revision, effectiveUnixMicros: instant))
    }
  }

  /// True where the change of a revision had taken effect by then.
  func held(_ revision: Int64, by effect: PastEffect) -> Bool {
    if revision <= effect.revision { return true }
    return self.earlierEffect(of: revision).map { $0 <= effect.instant } ?? false
  }

  /// When the change of a revision took effect, microseconds since 1970; nil where that was when it was recorded.
  func earlierEffect(of revision: Int64) -> Int64? {
    var low = 0
    var high = self.earlier.count
    while low < high {
      let middle = (low + high) / 2
      if self.earlier[middle].lastRevision < revision { low = middle + 1 } else { high = middle }
    }
    guard low < self.earlier.count, self.earlier[low].firstRevision <= revision else {
      return nil
    }
    return self.earlier[low].effectiveUnixMicros
  }
}
