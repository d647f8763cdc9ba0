// Many edits as one: each sees those before it, on a copy; but new check-ins need none.

public import OKRModel

/// What a trial led to.
public struct Trial: Sendable {
  public var changes: [PlannedChange]
  /// Each change's edit, as its place among the edits: some change nothing.
  public var places: [Int]
  /// The state as it would be.
  public var organisation: Organisation
}

extension Organisation {
  /// Checks edits in order, each against the state that those before it make.
  /// - Parameters:
  ///   - effect: when changes of the structure took effect; nil for now.
  ///   - field: the request's list that the edits stand in, such as `check_ins`.
  /// - Returns: the changes, in order, or a refusal with a violation for each refused edit.
  public func planTogether(
    _ edits: [Edit], now: Int64, isImport: Bool, effect: PastEffect? = nil, actor: String,
    field: String = ""
  ) -> Result<Trial, RequestError> {
    var trial = self
    var changes: [PlannedChange] = []
    var places: [Int] = []
    var refused: [(Int, RequestError)] = []
    for (index, edit) in edits.enumerated() {
      do throws(RequestError) {
        for part in try trial.parts(of: edit) {
          // What a merge moves may have done so earlier; its unit is archived now.
          let effect = edit.isCompound && part.archivesPlace ? nil : effect
          if !part.movesPlace { trial.refreshStalePlaces() }
          guard
            let change = try trial.plan(part, now: now, isImport: isImport, effect: effect)
          else { continue }
          changes.append(change)
          places.append(index)
          trial.applyQuietly(
            Entry(
              revision: trial.revision + 1, recordedUnixMicros: now, actor: actor,
              change: change.change, effectiveUnixMicros: change.earlierEffect ?? 0))
        }
      } catch {
        refused.append((index, error))
      }
    }
    if let error = Self.combined(refused, of: edits.count, field) { return .failure(error) }
    trial.settle()
    return .success(Trial(changes: changes, places: places, organisation: trial))
  }

  /// Checks edits that don't read each other: nothing is copied, however large the organisation.
  /// - Parameter edits: one, or such as may share a batch.
  /// - Returns: as `planTogether`.
  public func planApart(
    _ edits: [Edit], expectedVersion: Int64 = 0, now: Int64, isImport: Bool,
    effect: PastEffect? = nil, field: String = ""
  ) -> Result<[PlannedChange], RequestError> {
    var changes: [PlannedChange] = []
    var refused: [(Int, RequestError)] = []
    for (index, edit) in edits.enumerated() {
      do throws(RequestError) {
        let change = try self.plan(
          edit, expectedVersion: expectedVersion, now: now, isImport: isImport, effect: effect)
        if let change { changes.append(change) }
      } catch {
        refused.append((index, error))
      }
    }
    if let error = Self.combined(refused, of: edits.count, field) { return .failure(error) }
    return .success(changes)
  }

  private func parts(of edit: Edit) throws(RequestError) -> [Edit] {
    if case .compound(let compound) = edit { return try self.parts(of: compound) }
    return [edit]
  }

  private static func combined(
    _ refused: [(Int, RequestError)], of count: Int, _ field: String
  ) -> RequestError? {
    guard let first = refused.first?.1 else { return nil }
    if count == 1 { return first }
    var status = first.status
    status.message =
      "\(refused.count) of \(count) were refused\(RequestError.nothingChanged): "
      + first.status.message
    status.violations = refused.prefix(Limits.importFindings).map { index, error in
      FieldViolation(
        field: "\(field)[\(index)]", message: error.status.message,
        limit: error.status.violations.first?.limit ?? "")
    }
    return refused.dropFirst().map(\.1).filter { $0.status.reason == status.reason }
      .reduce(RequestError(status)) { $0.bound(with: $1) }
  }
}
