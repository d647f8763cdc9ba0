// Which operation runs next: one an organisation at a time, and the organisations by turns.

internal import OKRStore
internal import PostgresClient

/// An operation that is to be run.
struct OperationJob: Hashable, Sendable {
  let organisation: OrganisationName
  let id: UUID128

  var name: OperationName { OperationName(orgID: self.organisation.number, id: self.id) }
}

/// The operations that wait and run. The database knows them all; this is only their order.
struct OperationQueue: Sendable {
  private let runningLimit: Int
  /// Of each organisation in the order that they came.
  private var waiting: [Int64: [OperationJob]] = [:]
  /// The organisations of `waiting`, whose turn comes next first.
  private var turns: [Int64] = []
  private var running: [Int64: OperationJob] = [:]
  private(set) var waitingCount = 0

  /// - Parameter runningLimit: of all organisations together.
  init(runningLimit: Int) {
    precondition(runningLimit > 0)
    self.runningLimit = runningLimit
  }

  var runningCount: Int { self.running.count }

  /// Takes in an operation; one that is here already stays where it is.
  mutating func add(_ job: OperationJob) {
    let number = job.organisation.number
    guard self.running[number] != job, self.waiting[number]?.contains(job) != true else { return }
    if self.waiting[number] == nil { self.turns.append(number) }
    self.waiting[number, default: []].append(job)
    self.waitingCount += 1
  }

  /// The operation that runs from now on, if another one may.
  mutating func next() -> OperationJob? {
    guard self.running.count < self.runningLimit,
      let place = self.turns.firstIndex(where: { self.running[$0] == nil })
    else { return nil }
    let number = self.turns.remove(at: place)
    guard var jobs = self.waiting.removeValue(forKey: number), !jobs.isEmpty else { return nil }
    let job = jobs.removeFirst()
    if !jobs.isEmpty {
      self.waiting[number] = jobs
      self.turns.append(number)
    }
    self.running[number] = job
    self.waitingCount -= 1
    return job
  }

  /// Lets an operation go that ran.
  mutating func finish(_ job: OperationJob) {
    precondition(self.running[job.organisation.number] == job, "it didn't run")
    self.running[job.organisation.number] = nil
  }

  func checkInvariants() {
    precondition(self.running.count <= self.runningLimit)
    precondition(Set(self.turns) == Set(self.waiting.keys))
    precondition(self.turns.count == self.waiting.count)
    precondition(self.waiting.values.allSatisfy { !$0.isEmpty })
    precondition(self.waitingCount == self.waiting.values.reduce(0) { $0 + $1.count })
  }
}
