// Looks at the room of the data's volume: before PostgreSQL runs into its end, which it doesn't survive,
// changes are refused. Reads go on.

internal import Dispatch
internal import Logging
internal import OKRStore
internal import Synchronization

/// What was seen of the volume.
struct StorageReading: Sendable, Hashable {
  var space: VolumeSpace
  var level: SpaceLevel
}

/// Opens and closes the gate by the free room. From any thread.
final class StorageWatch: Sendable {
  private struct State {
    var reading: StorageReading?
    var isStopped = false
  }

  private let read: (@Sendable () -> VolumeSpace?)?
  private let gate: StorageGate
  private let logger: Logger
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "okr.storage")

  /// - Parameter read: the room where the data lies; nil where that is another machine's business.
  init(_ gate: StorageGate, _ logger: Logger, read: (@Sendable () -> VolumeSpace?)?) {
    self.gate = gate
    self.logger = logger
    self.read = read
  }

  /// What was seen last; nil where nothing was.
  var reading: StorageReading? { self.state.withLock { $0.reading } }

  /// What is told of a server that serves with it, in words that don't move; nil for nothing.
  var warning: String? {
    guard let reading = self.reading, reading.level == .full else { return nil }
    return "changes are refused, since the disk is nearly full: free more than "
      + "\(reading.space.spareBytes >> 20) MiB where the data lies"
  }

  /// Looks at once, and again and again until `stop`.
  func start() {
    guard self.read != nil else { return }
    self.look()
    self.lookLater()
  }

  func stop() { self.state.withLock { $0.isStopped = true } }

  private func lookLater() {
    let pause = DispatchTimeInterval.milliseconds(ServerLimits.storageLookMilliseconds)
    self.queue.asyncAfter(deadline: .now() + pause) {
      guard !self.state.withLock({ $0.isStopped }) else { return }
      self.look()
      self.lookLater()
    }
  }

  /// Looks once. Where the kernel doesn't tell, everything stays as it is.
  func look() {
    guard let space = self.read?() else { return }
    let (before, level) = self.state.withLock { state in
      let before = state.reading?.level ?? .ample
      let level = before.next(space)
      state.reading = StorageReading(space: space, level: level)
      return (before, level)
    }
    self.gate.isFull = level == .full
    if level != before { self.tell(level, before, space) }
  }

  private func tell(_ level: SpaceLevel, _ before: SpaceLevel, _ space: VolumeSpace) {
    let metadata: Logger.Metadata = [
      "free_bytes": .stringConvertible(space.freeBytes),
      "refused_below_bytes": .stringConvertible(space.spareBytes),
    ]
    switch level {
    case .full:
      self.logger.error(
        "the disk is nearly full: changes are refused, reads go on", metadata: metadata)
    case .low where before == .full:
      self.logger.warning("changes are taken again; there is little room", metadata: metadata)
    case .low: self.logger.warning("the disk fills up", metadata: metadata)
    case .ample where before == .full:
      self.logger.notice(
        "there is room on the disk again: changes are taken", metadata: metadata)
    case .ample: self.logger.notice("there is room on the disk again", metadata: metadata)
    }
  }
}
