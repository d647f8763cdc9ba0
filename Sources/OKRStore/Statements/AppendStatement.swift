// The append: one statement that compares and moves the lease, and writes only if it could.

internal import PostgresClient

enum AppendStatement {
  /// Moves the lease from the known head to the next one and, from its row, inserts the log rows,
  /// moves the regions' heads, and registers new regions and external ids. Without the row nothing
  /// is written: the result counts 0. The hash detects a history that was rolled back in a
  /// failover, where epoch and revision coincide.
  static let statement = PostgresStatement(
    name: "append",
    sql: """
      with lease as (
        update org_lease set head_revision = $6, head_hash = $7
        where org_id = $1 and epoch = $2 and holder = $3
          and head_revision = $4 and head_hash = $5
        returning org_id, epoch, holder
      ), heads as (
        insert into region_head (org_id, region, sequence, hash)
        select lease.org_id, r.region, r.sequence, r.hash
        from lease, unnest($8, $9, $10) as r (region, sequence, hash)
        on conflict (org_id, region) do update
          set sequence = excluded.sequence, hash = excluded.hash
      ), directory as (
        insert into placement_directory (org_id, region, placement)
        select lease.org_id, d.region, d.placement
        from lease, unnest($11, $12) as d (region, placement)
        on conflict (org_id, region) do nothing
      ), ids as (
        insert into external_id (org_id, space, external_id, revision)
        select lease.org_id, e.space, e.external_id, e.revision
        from lease, unnest($13, $14, $15) as e (space, external_id, revision)
      ), written as (
        insert into log (placement, org_id, region, sequence, revision, epoch, holder, kind, format,
          recorded_at, effective_at, actor, idem_key, idem_part, request_digest, payload,
          previous_hash, hash, personal, personal_digest)
        select l.placement, lease.org_id, l.region, l.sequence, l.revision, lease.epoch,
          lease.holder, l.kind, l.format, l.recorded_at, l.effective_at, l.actor, l.idem_key,
          l.idem_part, l.request_digest, l.payload, l.previous_hash, l.hash, l.personal,
          l.personal_digest
        from lease, unnest($16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30,
            $31, $32)
          as l (placement, region, sequence, revision, kind, format, recorded_at, effective_at,
            actor, idem_key, idem_part, request_digest, payload, previous_hash, hash, personal,
            personal_digest)
      )
      select count(*) from lease
      """)

  static func bind(_ append: SealedAppend) -> PostgresCommand {
    Self.statement.bind { parameters in
      Self.encodeLease(append, &parameters)
      Self.encodeRegions(append, &parameters)
      Self.encodeExternalIDs(append.entries, &parameters)
      Self.encodeRows(append, &parameters)
    }
  }

  private static func encodeLease(_ append: SealedAppend, _ parameters: inout PostgresParameters) {
    parameters.int8(append.before.orgID)
    parameters.int8(append.before.epoch)
    parameters.uuid(append.before.holder)
    parameters.int8(append.before.revision)
    parameters.bytea(append.before.hash.bytes)
    parameters.int8(append.after.revision)
    parameters.bytea(append.after.hash.bytes)
  }

  private static func encodeRegions(
    _ append: SealedAppend, _ parameters: inout PostgresParameters
  ) {
    let touched = append.touchedRegions
    let heads = touched.map { append.after.region($0) }
    parameters.int4s(touched)
    parameters.int8s(heads.map(\.sequence))
    parameters.digests(heads.map(\.hash))
    parameters.int4s(append.newRegions)
    parameters.int4s(append.newRegions.map { append.after.region($0).placement })
  }

  private static func encodeExternalIDs(
    _ entries: [LogEntry], _ parameters: inout PostgresParameters
  ) {
    let ids = entries.flatMap(\.externalIDs)
    let revisions = entries.flatMap { entry in
      repeatElement(entry.revision, count: entry.externalIDs.count)
    }
    parameters.int2s(ids.map(\.space))
    parameters.texts(ids.map(\.id))
    parameters.int8s(revisions)
  }

  private static func encodeRows(_ append: SealedAppend, _ parameters: inout PostgresParameters) {
    let entries = append.entries
    let rows = append.rows
    parameters.int4s(rows.map(\.placement))
    parameters.int4s(entries.map(\.region))
    parameters.int8s(rows.map(\.sequence))
    parameters.int8s(entries.map(\.revision))
    parameters.int2s(entries.map(\.kind))
    parameters.int2s(entries.map(\.format))
    parameters.int8s(entries.map(\.recordedAt))
    parameters.int8s(entries.map(\.effectiveAt))
    parameters.texts(entries.map(\.actor))
    parameters.uuids(entries.map(\.idempotencyKey))
    parameters.int4s(entries.map(\.part))
    parameters.byteas(entries.map(\.requestDigest))
    parameters.byteas(entries.map(\.payload))
    parameters.digests(rows.map(\.previousHash))
    parameters.digests(rows.map(\.hash))
    parameters.optionalByteas(entries.map { $0.personal?.salted })
    parameters.byteas(entries.map(\.personalDigest))
  }
}

extension PostgresParameters {
  /// Appends digests as a bytea[].
  mutating func digests(_ values: [Digest256]) {
    self.array(.byteaArray, of: .bytea, values) { digest, bytes in
      digest.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
  }
}
