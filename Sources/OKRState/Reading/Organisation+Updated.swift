// What an update is about as it stands, so that its answer can tell what it changes.

public import OKRModel

extension Organisation {
  /// The resource that an update changes, as it is now; nil of other edits, and where it isn't there.
  public func updated(by edits: [Edit]) -> (any WireMessage)? {
    guard edits.count == 1 else { return nil }
    return switch edits[0] {
    case .region(let asked, .update): self.region(asked.id)
    case .unit(let asked, .update): self.unit(asked.id)
    case .member(let asked, .update): self.member(asked.id)
    case .metric(let asked, .update): self.metric(asked.id)
    case .cycle(let asked, .update): self.cycle(asked.id)
    case .objective(let asked, .update): self.objective(asked.id)
    case .keyResult(let asked, .update): self.keyResult(asked.id)
    case .alignment(let asked, .update): self.alignment(asked.from, asked.to)
    case .dependency(let asked, .update): self.dependency(asked.id)
    default: nil
    }
  }
}
