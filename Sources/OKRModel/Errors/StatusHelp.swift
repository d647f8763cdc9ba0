// What helps where a call is refused: the catalogue's words in the status itself, for clients that have no catalogue
// or an older one.

/// By reason, as docs/ERRORS.md has them.
private let remedies: [String: String] = {
  let ofCalls = Reason.allCases.map { ($0.rawValue, $0.explanation.remedy) }
  let ofConnections = ConnectionReason.allCases.map { ($0.rawValue, $0.explanation.remedy) }
  return Dictionary(ofCalls + ofConnections) { first, _ in first }
}()

extension Status {
  /// The status with its reason's remedy; as it is where it has help already, or where its reason is none.
  public var withHelp: Status {
    guard self.code != .ok, self.help.isEmpty, let remedy = remedies[self.reason] else {
      return self
    }
    var status = self
    status.help = remedy
    return status
  }
}
