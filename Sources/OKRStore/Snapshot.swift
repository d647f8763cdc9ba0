// A snapshot's place in history.

/// A snapshot as its header describes it.
public struct Snapshot: Sendable {
  /// What the chunks are: each an `okr.v1.SnapshotChunk`. Those of another format are passed over,
  /// since the log holds everything: format 1 had its entries one behind the other, format 2 no policies but those in force.
  static let format: Int32 = 3

  /// The revision up to which it holds everything.
  public let revision: Int64
  /// The number of its chunks.
  public let chunksCount: Int
  let hash: Digest256
  let regions: [Int32: (sequence: Int64, hash: Digest256)]
}

/// Which snapshot a load starts from.
public enum SnapshotChoice: Sendable {
  /// The newest one.
  case latest
  /// The newest one before a revision: when the one of that revision turned out to be corrupt.
  case before(revision: Int64)
  /// None: the whole log is replayed.
  case none
}

/// What a load passes on, in this order: a snapshot, its chunks, and the rows after it.
public enum LoadPart: Sendable {
  /// The snapshot that the chunks belong to.
  case snapshot(Snapshot)
  /// The next chunk, whose digest fits.
  case chunk([UInt8])
  /// The next row, which fits both chains.
  case row(LogRow)
}
