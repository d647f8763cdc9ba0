// One organisation under load: its shape, its connections, and what was last seen of it.

internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Synchronization

/// An organisation that calls go to.
final class LoadTarget: Sendable {
  let index: Int
  let company: SyntheticCompany
  let connections: [OKRConnection]
  private let turn = Atomic<Int>(0)
  private let seen = Mutex("")

  init(index: Int, company: SyntheticCompany, connections: [OKRConnection]) {
    precondition(!connections.isEmpty)
    self.index = index
    self.company = company
    self.connections = connections
  }

  /// The connections take turns.
  func nextConnection() -> OKRConnection {
    let turn = self.turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return self.connections[turn % self.connections.count]
  }

  /// The newest revision that an answer carried: readers ask for at least that.
  var revision: String {
    get { self.seen.withLock { $0 } }
    set { self.seen.withLock { $0 = newValue } }
  }
}

/// One call, ready to be sent.
struct PreparedCall: Sendable {
  let operation: LoadOperation
  let path: String
  let payload: [UInt8]
  let atLeast: String
  /// The key result and the value of a check-in.
  var checkIn: (keyResult: Int, valueMicros: Int64)?

  init<Request: WireCodable, Reply: WireCodable>(
    _ operation: LoadOperation, _ method: OKRModel.Method<Request, Reply>, _ request: Request,
    atLeast: String = "", checkIn: (keyResult: Int, valueMicros: Int64)? = nil
  ) {
    self.operation = operation
    self.path = method.path
    self.payload = request.encoded()
    self.atLeast = atLeast
    self.checkIn = checkIn
  }
}

/// Makes calls of a mix, at random.
struct CallMaker {
  private let mix: OperationMix
  private var random: SeededGenerator
  /// Not seeded: keys of two runs are never the same.
  private var keys: SeededGenerator

  init(_ mix: OperationMix, seed: UInt64) {
    self.mix = mix
    self.random = SeededGenerator(seed: seed)
    var system = SystemRandomNumberGenerator()
    self.keys = SeededGenerator(seed: system.next())
  }

  mutating func target(of targets: [LoadTarget]) -> LoadTarget {
    targets[Int.random(in: 0..<targets.count, using: &self.random)]
  }

  mutating func call(to target: LoadTarget) -> PreparedCall {
    let place = Int.random(in: 0..<self.mix.total, using: &self.random)
    switch self.mix.operation(at: place) {
    case .checkIn: return self.checkIn(target)
    case .rollup: return self.rollup(target)
    case .edit: return self.edit(target)
    case .read, .imported, .recompute: return self.read(target)
    }
  }

  private mutating func mutation() -> Mutation {
    Mutation(
      idempotencyKey: IdempotencyKey.make(
        unixMilliseconds: IdempotencyKey.nowMilliseconds, using: &self.keys))
  }

  private mutating func keyResult(_ target: LoadTarget) -> Int {
    Int.random(in: 0..<target.company.keyResults, using: &self.random)
  }

  private mutating func objective(_ target: LoadTarget) -> Int {
    Int.random(in: 0..<target.company.objectives, using: &self.random)
  }

  private mutating func checkIn(_ target: LoadTarget) -> PreparedCall {
    let keyResult = self.keyResult(target)
    let value = target.company.value(of: keyResult, using: &self.random)
    let confidence = Ratio(ppm: Int64.random(in: 0...10, using: &self.random) * 100_000)
    let request = RecordCheckInRequest(
      mutation: self.mutation(),
      checkIn: CheckIn(
        keyResult: target.company.keyResultID(keyResult), value: value, confidence: confidence))
    return PreparedCall(
      .checkIn, RPC.CheckInService.recordCheckIn, request, checkIn: (keyResult, value.micros))
  }

  /// Of ten readers six look at an objective, two at a key result, one at a subtree, one at a
  /// history.
  private mutating func read(_ target: LoadTarget) -> PreparedCall {
    let company = target.company
    switch Int.random(in: 0..<10, using: &self.random) {
    case 0:
      let root = company.objectiveID(self.objective(target))
      return PreparedCall(
        .read, RPC.ScoreService.getTree, GetTreeRequest(roots: [root], depth: 2),
        atLeast: target.revision)
    case 1:
      let request = ListCheckInsRequest(
        page: Page(pageSize: 20), keyResult: company.keyResultID(self.keyResult(target)))
      return PreparedCall(
        .read, RPC.CheckInService.listCheckIns, request, atLeast: target.revision)
    case 2, 3:
      let request = GetKeyResultRequest(id: company.keyResultID(self.keyResult(target)))
      return PreparedCall(
        .read, RPC.KeyResultService.getKeyResult, request, atLeast: target.revision)
    default:
      let request = GetObjectiveRequest(id: company.objectiveID(self.objective(target)))
      return PreparedCall(
        .read, RPC.ObjectiveService.getObjective, request, atLeast: target.revision)
    }
  }

  private mutating func rollup(_ target: LoadTarget) -> PreparedCall {
    let isByRegion = Bool.random(using: &self.random)
    let request = QueryRollupRequest(
      by: [isByRegion ? .region : .unit], cycle: SyntheticCompany.cycle)
    return PreparedCall(
      .rollup, RPC.ScoreService.queryRollup, request, atLeast: target.revision)
  }

  private mutating func edit(_ target: LoadTarget) -> PreparedCall {
    let weight = Weight(thousandths: Int64.random(in: 1...3, using: &self.random) * 1_000)
    if Bool.random(using: &self.random) {
      let request = UpdateObjectiveRequest(
        mutation: self.mutation(),
        objective: Objective(
          id: target.company.objectiveID(self.objective(target)), weight: weight),
        updateMask: ["weight"])
      return PreparedCall(.edit, RPC.ObjectiveService.updateObjective, request)
    }
    let request = UpdateKeyResultRequest(
      mutation: self.mutation(),
      keyResult: KeyResult(id: target.company.keyResultID(self.keyResult(target)), weight: weight),
      updateMask: ["weight"])
    return PreparedCall(.edit, RPC.KeyResultService.updateKeyResult, request)
  }
}
