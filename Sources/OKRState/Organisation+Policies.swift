// The policies of cycles as they are taken in and read. Each follows from the entry that brought it.

public import OKRModel

extension Organisation {
  /// Every policy that a cycle has had, the oldest first, each with the one that it replaced; nil where there is no
  /// such cycle.
  public func policies(ofCycle id: String) -> [CyclePolicy]? {
    guard let index = self.cycles.index(of: id) else { return nil }
    let policies = self.policies[index]
    return policies.indices.map { place in
      var policy = policies[place]
      if place > 0 { policy.before = policies[place - 1].policy }
      return policy
    }
  }

  /// The policy that a cycle has; nil where there is no such cycle.
  public func policyInForce(ofCycle id: String) -> CyclePolicy? { self.policies(ofCycle: id)?.last }

  /// All policies, by cycle, each cycle's oldest first.
  public var allPolicies: [CyclePolicy] { self.policies.all }

  mutating func takeCycle(_ cycle: Cycle, _ entry: Entry) {
    let before = self.cycles.find(cycle.id)
    self.takeCycle(cycle)
    guard before.map({ !$0.hasPolicy(of: cycle) }) ?? true,
      let index = self.cycles.index(of: cycle.id)
    else { return }
    self.policies.append(
      CyclePolicy(
        cycle: cycle.id, number: Int32(self.policies[index].count + 1),
        policy: cycle.policy ?? Policy(), effectiveTime: entry.effectiveTime,
        recordedTime: entry.recordedTime, actor: entry.actor, reason: cycle.policyReason,
        revision: entry.revision),
      cycle: index)
  }

  /// Takes a policy of a snapshot in, which is complete.
  mutating func takePolicy(_ policy: CyclePolicy) {
    guard let index = self.cycles.index(of: policy.cycle) else { return }
    self.policies.append(policy, cycle: index)
  }

  /// A policy that changes brings its own reason, or none; one that stays keeps the reason that it has.
  /// - Parameter statesReason: whether the edit names the reason among its fields.
  /// - Throws: FIELD_INVALID where a reason comes without a change, LIMIT_REACHED where the cycle has had too many.
  func checkPolicy(
    _ cycle: inout Cycle, _ existing: Cycle?, statesReason: Bool
  ) throws(RequestError) {
    _ = try PolicyRule(cycle.policy)
    guard let existing else { return }
    if existing.hasPolicy(of: cycle) {
      if cycle.policyReason.isEmpty { cycle.policyReason = existing.policyReason }
      guard cycle.policyReason != existing.policyReason else { return }
      throw .field("cycle.policy_reason", "goes with a change of the policy")
    }
    if !statesReason { cycle.policyReason = "" }
    if let index = self.cycles.index(of: cycle.id),
      self.policies[index].count >= Limits.policiesPerCycle
    {
      throw .limit("policies of one cycle", Limits.policiesPerCycle)
    }
  }
}

extension Cycle {
  /// True where the rules are the same; none are those of an empty policy.
  fileprivate func hasPolicy(of other: Cycle) -> Bool {
    (self.policy ?? Policy()) == (other.policy ?? Policy())
  }
}
