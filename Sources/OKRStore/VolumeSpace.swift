// How much room a volume has: asked of the kernel.

internal import Glibc

/// The room of the volume on which a file lies, in bytes.
public struct VolumeSpace: Sendable, Hashable {
  /// What accounts that aren't root may still fill.
  public var freeBytes: Int64
  public var totalBytes: Int64

  public init(freeBytes: Int64, totalBytes: Int64) {
    self.freeBytes = freeBytes
    self.totalBytes = totalBytes
  }

  /// The room where `path` lies, or would lie; nil where the kernel doesn't tell.
  public static func read(_ path: String) -> VolumeSpace? {
    var status = statvfs()
    guard statvfs(HostFile.firstExisting(path), &status) == 0, status.f_blocks > 0 else {
      return nil
    }
    let block = Int64(status.f_frsize)
    return VolumeSpace(
      freeBytes: Int64(status.f_bavail) * block, totalBytes: Int64(status.f_blocks) * block)
  }
}

extension VolumeSpace {
  /// The part of a volume that PostgreSQL is left, and its bounds: it needs room for its log of 16 MiB a
  /// piece, and for what is written until the next look. Without it PostgreSQL ends, and doesn't start.
  private static let spareShare: Int64 = 20
  private static let leastSpareBytes: Int64 = 64 << 20
  private static let mostSpareBytes: Int64 = 1 << 30

  /// With less free room than this nothing more is written.
  public var spareBytes: Int64 {
    min(Self.mostSpareBytes, max(Self.leastSpareBytes, self.totalBytes / Self.spareShare))
  }
}
