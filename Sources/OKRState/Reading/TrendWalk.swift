// A state that goes forward through the past, from one instant to the next: structure comes in the
// order in which it took effect, and check-ins are those that another state knows.

public import OKRModel
internal import ScoreEngine

/// The states of an organisation at rising instants, by what one later state knows.
public struct TrendWalk: Sendable {
  /// The state at the last instant that was settled.
  public private(set) var organisation: Organisation
  private let known: Organisation
  private var history: CheckInHistory
  /// The known state's place of each key result here; -1 where it has none.
  private var places: [Int] = []

  /// Nothing yet.
  /// - Parameter instant: the first that will be settled.
  public init(knowing known: Organisation, from instant: Int64) {
    self.organisation = Organisation(zones: known.zones, at: instant)
    self.known = known
    self.history = known.history
  }

  /// Takes in a change of the structure; those that took effect before it came before it.
  public mutating func apply(_ entry: Entry) { self.organisation.replay(entry) }

  /// Forms the figures of an instant, which is later than the one before.
  public mutating func settle(at instant: Int64) {
    self.history.horizon = instant
    let newest = self.history.newestInForce()
    for row in self.places.count..<self.organisation.keyResults.count {
      self.places.append(
        self.known.keyResults.index(of: self.organisation.keyResults.id(row)) ?? -1)
    }
    self.organisation.finishReplay(at: instant) { graph in
      for (row, place) in self.places.enumerated() where place >= 0 {
        graph.takeRecords(.keyResult(row), of: place, self.history, newest: newest[place])
      }
    }
  }
}

extension ScoreGraph {
  /// Gives a key result the records that a history has of it.
  /// - Parameters:
  ///   - place: the key result's number in the history.
  ///   - newest: the index of its newest record in force, or -1.
  mutating func takeRecords(
    _ node: NodeID, of place: Int, _ history: CheckInHistory, newest: Int32
  ) {
    let rule = self.rule(node)
    if rule.period == nil, rule.takesCheckIns {
      self.setRecord(node, newest >= 0 ? history.value(Int(newest)) : nil)
    } else {
      self.setRecords(node, history.inForce(ofKeyResult: place))
    }
  }
}
