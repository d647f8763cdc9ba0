// The bytes of a row that its hash covers. The layout is part of the stored format: change it only
// with a new leading version byte. The placement is left out, so that rows can move, and from
// format 2 on what an erasure empties: the personal texts and the digest of the request, which
// could confirm a guess at them.

internal import Crypto
internal import PostgresClient

/// Computes hashes of rows with a buffer that is used again.
struct RowHasher {
  private var buffer: [UInt8] = []

  /// The SHA-256 of the previous hash and the row's canonical bytes: fixed-width integers are
  /// big-endian, texts and byte strings carry their length before them.
  mutating func hash(
    _ entry: LogEntry, orgID: Int64, sequence: Int64, epoch: Int64, holder: UUID128,
    previous: Digest256
  ) -> Digest256 {
    self.buffer.removeAll(keepingCapacity: true)
    let isErasable = entry.format >= LogEntry.firstErasableFormat
    self.buffer.append(isErasable ? 2 : 1)
    previous.withUnsafeBytes { self.buffer.append(contentsOf: $0) }
    self.append(orgID)
    self.append(entry.region)
    self.append(sequence)
    self.append(entry.revision)
    self.append(epoch)
    self.append(holder.high)
    self.append(holder.low)
    self.append(entry.kind)
    self.append(entry.format)
    self.append(entry.recordedAt)
    self.append(entry.effectiveAt)
    self.append(UInt32(entry.actor.utf8.count))
    self.buffer.append(contentsOf: entry.actor.utf8)
    self.append(UInt8(entry.idempotencyKey == nil ? 0 : 1))
    self.append(entry.idempotencyKey?.high ?? 0)
    self.append(entry.idempotencyKey?.low ?? 0)
    self.append(entry.part)
    if !isErasable { self.append(entry.requestDigest) }
    self.append(entry.payload)
    if isErasable { self.append(entry.personalDigest) }
    return Digest256.hash(self.buffer)
  }

  private mutating func append(_ bytes: [UInt8]) {
    self.append(UInt32(bytes.count))
    self.buffer.append(contentsOf: bytes)
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { self.buffer.append(contentsOf: $0) }
  }
}
