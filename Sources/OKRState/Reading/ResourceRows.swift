// The resources of one type by row, whatever holds them, and their order by id.

public import OKRModel
internal import ScoreEngine

/// The resources of one type as they were at one revision. Rows are numbered in the order they were
/// made, never removed, and keep their ids.
public struct ResourceRows<Resource: Sendable>: Sendable {
  public let count: Int
  private let idOf: @Sendable (Int) -> String
  private let resourceAt: @Sendable (Int) -> Resource
  public let hasArchived: Bool
  private let archived: @Sendable (Int) -> Bool

  init(
    count: Int, hasArchived: Bool, archived: @escaping @Sendable (Int) -> Bool,
    id: @escaping @Sendable (Int) -> String,
    resource: @escaping @Sendable (Int) -> Resource
  ) {
    self.count = count
    self.hasArchived = hasArchived
    self.archived = archived
    self.idOf = id
    self.resourceAt = resource
  }

  public func isArchived(_ row: Int) -> Bool { self.archived(row) }

  public func id(_ row: Int) -> String { self.idOf(row) }

  public subscript(row: Int) -> Resource { self.resourceAt(row) }
}

/// A type of resource that is listed by id.
public protocol ListedResource: Sendable {
  static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Self>
  /// - Throws: FILTER_INVALID, with the place and what belongs there.
  static func filter(_ text: String) throws(RequestError) -> ResourceFilter<Self>
  /// The resource with what follows from the state that it stands in.
  func completed(by organisation: borrowing Organisation) -> Self
}

extension ListedResource {
  public func completed(by organisation: borrowing Organisation) -> Self { self }
}

extension Region: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Region> {
    organisation.regions.listed { $0.id }
  }
}

extension Unit: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Unit> {
    organisation.units.listed { $0.id }
  }
}

extension Member: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Member> {
    organisation.members.listed { $0.id }
  }
}

extension Metric: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Metric> {
    organisation.metrics.listed { $0.id }
  }
}

extension Cycle: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Cycle> {
    organisation.cycles.listed { $0.id }
  }
}

extension Objective: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Objective> {
    let archived = organisation.objectives.archived
    return organisation.objectives.listed(hasArchived: !archived.isEmpty) { archived.contains($0) }
  }
}

extension KeyResult: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<KeyResult> {
    let items = organisation.archivedItems
    let graph = organisation.graph
    // A key result goes with its objective.
    return organisation.keyResults.listed(hasArchived: !items.isEmpty) { row in
      items.keyResults.contains(row)
        || items.objectives.contains(graph.objective(of: .keyResult(row)).row)
    }
  }
}

extension Dependency: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Dependency> {
    let table = organisation.dependencies
    let objectives = organisation.objectives.archived
    // A dependency goes with the objective that needs it.
    return ResourceRows(
      count: table.count, hasArchived: !table.archived.isEmpty || !objectives.isEmpty,
      archived: { table.archived.contains($0) || objectives.contains(table.objectives[$0]) },
      id: { table.rows[$0].id }, resource: { table.rows[$0] })
  }
}

extension Override: ListedResource {
  public static func rows(_ organisation: borrowing Organisation) -> ResourceRows<Override> {
    let table = organisation.overrides
    let items = organisation.archivedItems
    let graph = organisation.graph
    // An override goes with its item, and a key result with its objective.
    return ResourceRows(
      count: table.count, hasArchived: !items.isEmpty,
      archived: { row in
        let item = table.items[row]
        return item.isKeyResult && items.keyResults.contains(item.row)
          || items.objectives.contains(graph.objective(of: item).row)
      },
      id: { table.rows[$0].item }, resource: { table.rows[$0] })
  }
}

extension Registry {
  fileprivate func listed(id: @escaping @Sendable (Row) -> String) -> ResourceRows<Row> {
    let (rows, archived) = (self.rows, self.archived)
    return ResourceRows(
      count: rows.count, hasArchived: !archived.isEmpty, archived: { archived.contains($0) },
      id: { id(rows[$0]) }, resource: { rows[$0] })
  }
}

extension PackedRegistry {
  fileprivate func listed(
    hasArchived: Bool, archived: @escaping @Sendable (Int) -> Bool
  ) -> ResourceRows<Row> {
    let rows = self.rows
    // The id is a packed row's first field.
    return ResourceRows(
      count: rows.count, hasArchived: hasArchived, archived: archived,
      id: { rows.read($0) { $0.text() } },
      resource: { rows[$0] })
  }
}

/// Rows in the order of their ids. It grows with the rows that come.
public struct IDOrder: Sendable {
  /// By id.
  public private(set) var rows: [UInt32] = []

  public init() {}

  public var count: Int { self.rows.count }
  public var bytesCount: Int { self.rows.capacity * MemoryLayout<UInt32>.stride }

  /// Takes in the rows that came since; those of before stay in their order. Costs about a
  /// microsecond a new row, and a nanosecond each other.
  public mutating func extend<R>(to resources: ResourceRows<R>) {
    guard resources.count > self.count else { return }
    let new = (self.count..<resources.count).map { (id: resources.id($0), row: UInt32($0)) }
      .sorted { $0.id < $1.id }
    var merged: [UInt32] = []
    merged.reserveCapacity(resources.count)
    var taken = 0
    for (id, row) in new {
      let place = self.place(of: id, from: taken, resources)
      merged += self.rows[taken..<place]
      merged.append(row)
      taken = place
    }
    merged += self.rows[taken...]
    self.rows = merged
  }

  /// Where an id belongs among the rows in order, not before `low`.
  private func place<R>(of id: String, from low: Int, _ resources: ResourceRows<R>) -> Int {
    var (low, high) = (low, self.count)
    while low < high {
      let middle = (low + high) / 2
      if resources.id(Int(self.rows[middle])) < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
