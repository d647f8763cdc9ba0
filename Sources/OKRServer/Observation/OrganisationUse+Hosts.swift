// Which organisations use the most.

internal import OKRModel

extension HostDirectory {
  /// The loaded organisations that hold the most memory, the largest first.
  func biggest(atMost limit: Int) -> [OrganisationUse] {
    self.all.filter { $0.heldBytes > 0 }.sorted { $0.heldBytes > $1.heldBytes }.prefix(limit).map {
      OrganisationUse(
        organisation: $0.externalID, bytes: Int64($0.heldBytes),
        callsInFlight: Int64($0.quota.inFlight), lane: Int32($0.lane))
    }
  }
}
