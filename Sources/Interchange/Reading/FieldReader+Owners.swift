// Whose item it is: `owner_shares` says most, then `owners`, then `owner`.

internal import ExactJSON
internal import OKRModel

extension FieldReader {
  /// The owners by the field that says most. Another one that says the same is taken with it; one
  /// that says something else is kept as a note.
  /// - Parameter existing: those that the item has, which may be kept.
  mutating func owners(
    _ log: inout FindingLog, was existing: @autoclosure () -> [Owner]?
  ) -> [Owner] {
    let shares = self.ownerShares(&log)
    let (list, listField) = self.ownerList()
    let (single, singleField) = self.singleOwner()
    let owners = !shares.isEmpty ? shares : !list.isEmpty ? list : single
    let names = owners.map(\.name)
    if !shares.isEmpty { self.keepOwners(list, listField, unless: names) }
    if !shares.isEmpty || !list.isEmpty { self.keepOwners(single, singleField, unless: names) }
    if owners.count > Limits.ownersPerItem {
      self.refuse(
        "owners", .limitReached,
        "\(owners.count) owners; at most \(Limits.ownersPerItem) are kept.")
    }
    if let fault = Owner.fault(inSharesOf: owners), owners != existing() {
      self.refuse("owner_shares", .fieldOutOfRange, "The shares \(fault).")
    }
    return owners
  }

  private mutating func keepOwners(_ owners: [Owner], _ field: Field?, unless names: [String]) {
    guard let field, !owners.isEmpty, owners.map(\.name) != names else { return }
    self.keep(field)
    self.warn(
      field.name, .ownerKept, "Another field names the owners; this one is kept as a note.")
  }

  private mutating func singleOwner() -> ([Owner], Field?) {
    guard let field = self.take("owner"),
      let name = self.text(field, atMostBytes: Limits.nameBytes), !name.isEmpty
    else { return ([], nil) }
    return ([Owner(name: name)], field)
  }

  private mutating func ownerList() -> ([Owner], Field?) {
    guard let field = self.take("owners") else { return ([], nil) }
    guard case .array(let items) = field.value else {
      self.refuse(
        field.name, .typeWrong, "An array belongs here, not \(field.value.typeName).")
      return ([], nil)
    }
    var owners: [Owner] = []
    for (index, item) in items.enumerated() {
      let inner = Field(index: field.index, name: "owners[\(index)]", value: item)
      if let name = self.text(inner, atMostBytes: Limits.nameBytes) {
        owners.append(Owner(name: name))
      }
    }
    return (owners, field)
  }

  private mutating func ownerShares(_ log: inout FindingLog) -> [Owner] {
    let position = self.index(of: "owner_shares") ?? 0
    var owners: [Owner] = []
    for (index, item) in self.items("owner_shares").enumerated() {
      let inner = "owner_shares[\(index)]"
      guard var fields = FieldReader(item, self.place(of: inner), &log) else { continue }
      fields.id = self.id
      let name = fields.text("owner", "name", atMostBytes: Limits.nameBytes)
      let share = fields.lenientRatio("share")
      if name.isEmpty { fields.refuse("owner", .fieldRequired, "A share needs its owner.") }
      owners.append(Owner(name: name, share: share))
      self.adopt(fields.finish(&log), from: inner, at: position)
    }
    return owners
  }
}
