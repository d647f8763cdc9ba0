// What a doctor reads of the organisations in a database: whether their logs fit their hashes, and the
// time zones of their regions. Nothing is served or taken for it.

internal import OKRModel
internal import OKRStore
internal import OKRWire
public import PostgresClient

/// A look at the logs of organisations.
public struct OrganisationSurvey: Sendable, Hashable {
  /// How many organisations there are, and how many of them were looked at.
  public private(set) var organisationsCount = 0
  public private(set) var lookedAtCount = 0
  /// The changes that were read.
  public private(set) var changesCount: Int64 = 0
  /// The zones of regions, each with an organisation that has a region in it.
  public private(set) var zones: [String: String] = [:]
  /// What doesn't fit, in words.
  public private(set) var damage: [String] = []

  /// Reads logs, in the order of the organisations' numbers.
  /// - Parameter limit: as many changes at the most. An organisation that has more is read from its
  ///   newest snapshot on; the first that doesn't fit ends the look.
  /// - Throws: `StoreError` where the database can't be read.
  public static func read(
    _ endpoint: PostgresEndpoint, atMost limit: Int64
  ) throws -> OrganisationSurvey {
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    var survey = OrganisationSurvey()
    let organisations = try store.listOrganisations()
    survey.organisationsCount = organisations.count
    for organisation in organisations {
      guard try survey.read(organisation, store, limit) else { break }
    }
    return survey
  }

  /// - Returns: false where there is no room for it.
  private mutating func read(
    _ organisation: OrganisationRecord, _ store: Store, _ limit: Int64
  ) throws(StoreError) -> Bool {
    let head = try store.head(orgID: organisation.orgID)
    let room = limit - self.changesCount
    var look = OrganisationLook()
    var rows: Int64 = 0
    do throws(StoreError) {
      let isWhole = try store.load(head, from: head.revision <= room ? .none : .latest) { part in
        if case .row = part { rows += 1 }
        return rows <= room && look.take(part)
      }
      guard isWhole || look.isUnreadable else { return false }
      if look.isUnreadable {
        self.damage.append("\(organisation.externalID): a stored change can't be read")
      }
    } catch {
      switch error {
      case .corrupt: self.damage.append("\(organisation.externalID): \(error)")
      // Its rows were just being moved, by the server that has it.
      case .ownershipLost: break
      default: throw error
      }
    }
    self.lookedAtCount += 1
    self.changesCount += rows
    for zone in look.zones.values where !zone.isEmpty { self.zones[zone] = organisation.externalID }
    return true
  }
}

/// What is found in one organisation.
private struct OrganisationLook {
  /// The zones of its regions, by their ids.
  var zones: [String: String] = [:]
  var isUnreadable = false
  private let arena = Arena(budgetBytes: ServerLimits.snapshotDecodeBytes)

  /// - Returns: whether to go on.
  mutating func take(_ part: LoadPart) -> Bool {
    switch part {
    case .snapshot: break
    case .chunk(let bytes):
      let chunk = bytes.withUnsafeBytes { try? SnapshotChunk(decoding: $0, in: self.arena) }
      self.isUnreadable = chunk == nil
      for region in chunk?.regions ?? [] { self.zones[region.id] = region.timeZone }
    case .row(let row):
      guard row.entry.kind == Change.regionKind else { break }
      guard case .region(let region)? = LogPayload.decode(row.entry)?.change else {
        self.isUnreadable = true
        break
      }
      self.zones[region.id] = region.timeZone
    }
    return !self.isUnreadable
  }
}
