// When an entry took effect.

internal import OKRModel

extension Entry {
  /// When it took effect: as it was recorded, where it doesn't say otherwise.
  var effectiveTime: Instant {
    let isEarlier = self.effectiveUnixMicros != 0
    return Instant(unixMicros: isEarlier ? self.effectiveUnixMicros : self.recordedUnixMicros)
  }

  /// When it was recorded.
  var recordedTime: Instant { Instant(unixMicros: self.recordedUnixMicros) }
}
