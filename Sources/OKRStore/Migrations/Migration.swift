// Numbered, forward-only steps of the schema.

/// One step of the schema. Once released, its text never changes: its digest is recorded.
struct Migration: Sendable {
  let number: Int
  let name: String
  let sql: String

  var digest: Digest256 { Digest256.hash(Array(self.sql.utf8)) }

  /// All steps in order, numbered from 1 without a gap.
  static let all: [Migration] = [
    .schema, .isolation, .personal, .snapshotFormat, .closedParts, .operations,
    .organisationChanges, .operationStarts, .tokenParts,
    .tokenVersions, .requestKeys,
  ]
}
