// Where an objective belongs, and with it the zone of its dates.

internal import OKRModel

extension DocumentReading {
  /// The zone of an objective's owner region: its own region, else its unit's, else that of the
  /// nearest unit above.
  mutating func zone(region: String, unit: String) -> TimeZoneRules {
    var region = region
    var next = unit
    var steps = 0
    while region.isEmpty, let unit = self.unit(next), steps <= Limits.treeDepthLevels {
      region = unit.region
      next = unit.parent
      steps += 1
    }
    return self.zone(ofRegion: region)
  }

  /// A region's zone is its own, else the nearest above, else UTC.
  private mutating func zone(ofRegion id: String) -> TimeZoneRules {
    var next = id
    var steps = 0
    while let region = self.region(next), steps <= Limits.treeDepthLevels {
      if !region.timeZone.isEmpty { return self.zone(named: region.timeZone) ?? .utc }
      next = region.parent
      steps += 1
    }
    return .utc
  }

  mutating func zone(named name: String) -> TimeZoneRules? {
    if let known = self.zones[name] { return known }
    let zone = self.context.zones.rules(named: name)
    self.zones[name] = zone
    return zone
  }
}
