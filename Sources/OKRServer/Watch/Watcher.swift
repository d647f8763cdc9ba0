// Watchers: a call that is told what moves. A slow reader gets the newest state, never a growing
// queue.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import WorkerPool

/// What all watchers have in common: how they begin, and what each message says of itself.
// Confined to its host's lane.
class Watcher: @unchecked Sendable {
  let call: ServerCall
  /// What is watched, without where the reader stands: equal for all who watch the same.
  let request: WatchRequest
  /// What the tokens of its messages are bound to.
  private let binding: String
  private let bookmarkNanoseconds: UInt64
  private var toldAt = WorkerPool.now()
  private(set) var isEnded = false
  /// What it ends with, and what takes that back.
  private let token: LiveToken?
  private var tokenStream: UInt64?

  /// Why the next message tells all anew; unspecified where it goes on.
  var restarting = WatchRestart.unspecified
  /// What was left out since the last message.
  var skipped: Int64 = 0
  /// True while the reader is to be told where it stands, even if that is all.
  var owesBookmark = false
  /// True while what came after its token is read from the log.
  var isReadingLog = false

  init(_ call: ServerCall, _ request: WatchRequest) {
    self.call = call
    let seconds = request.bookmarkSeconds
    self.bookmarkNanoseconds =
      UInt64(seconds == 0 ? ServerLimits.bookmarkSeconds : seconds) * 1_000_000_000
    self.request = request.withoutPlace
    let session = call.caller.context as? Session
    self.token = session?.token
    self.binding = request.binding(in: session?.organisation?.number)
  }

  /// Begins where the reader stands.
  /// - Parameter token: nil for a reader that has nothing yet.
  final func begin(_ host: OrganisationHost, after token: WatchToken?) {
    self.tokenStream = self.token?.open { [self] in
      host.resume { $0.end(self, .tokenInvalid) }
    }
    // Who watched something else, or elsewhere, knows nothing of this.
    guard let token, [nil, self.binding].contains(token.binding) else {
      return self.restart(.begin, host)
    }
    guard token.history ?? host.history == host.history,
      token.revision <= host.organisation.revision
    else { return self.restart(.history, host) }
    self.resume(after: token, host)
  }

  /// Tells all that is there.
  /// - Parameter skipping: revisions that are told of in no other way.
  func restart(_ why: WatchRestart, skipping: Int64 = 0, _ host: OrganisationHost) {
    // Why it began says more than what happened until the reader was told so.
    if self.restarting == .unspecified { self.restarting = why }
    self.skipped += skipping
    self.owesBookmark = true
  }

  /// Tells what came after a token of this history, which isn't later than the present.
  func resume(after token: WatchToken, _ host: OrganisationHost) {
    preconditionFailure("each kind of watcher resumes in its own way")
  }

  /// A message of the present, with where the reader then stands.
  final func response(_ host: OrganisationHost, revision: Int64? = nil) -> WatchResponse {
    let present = host.organisation.revision
    let instant = host.organisation.instant
    let revision = revision ?? present
    let token = WatchToken(
      history: host.history, revision: revision, instant: instant, binding: self.binding)
    return WatchResponse(
      revision: revision, instant: Instant(unixMicros: instant), resumeToken: token.text)
  }

  /// Sends what is to be told, as far as there is credit.
  func flush(_ host: OrganisationHost) {
    preconditionFailure("each kind of watcher has something else to tell")
  }

  /// True where a message that is the same for all fits this reader, too.
  final var isInStep: Bool {
    self.restarting == .unspecified && self.skipped == 0 && !self.owesBookmark
      && !self.isReadingLog && self.call.credit > 0
  }

  /// Sends a message that is the same for all who are in step.
  final func sendShared(_ message: [UInt8]) -> Bool {
    guard self.call.send(message) else { return false }
    self.toldAt = WorkerPool.now()
    return true
  }

  /// Sends a message with what it says of itself.
  /// - Parameter isWhole: true where nothing more of this state follows.
  /// - Returns: false where it wasn't taken, and is to be sent again.
  final func send(_ message: WatchResponse, isWhole: Bool, _ host: OrganisationHost) -> Bool {
    var message = message
    message.restart = self.restarting
    message.skipped = self.skipped
    message.coalesced = self.skipped > 0 && self.restarting == .unspecified
    if !isWhole { message.resumeToken = "" }
    guard self.call.send(message.encoded()) else { return false }
    self.toldAt = WorkerPool.now()
    self.restarting = .unspecified
    self.skipped = 0
    if isWhole { self.owesBookmark = false }
    return true
  }

  /// When it is to be told where it stands, in the pool's monotonic nanoseconds.
  final var bookmarkDue: UInt64 { self.toldAt + self.bookmarkNanoseconds }

  /// Tells a quiet reader where it stands; one that reads nothing is asked again later.
  final func remind(_ host: OrganisationHost, now: UInt64) {
    guard self.bookmarkDue <= now else { return }
    self.owesBookmark = true
    self.flush(host)
    if self.bookmarkDue <= now { self.toldAt = now }
  }

  /// Gives up what it holds; nothing is sent any more.
  func end(_ status: StatusError) {
    guard !self.isEnded else { return }
    self.isEnded = true
    if let stream = self.tokenStream { self.token?.close(stream) }
    self.call.finish(status)
  }
}

extension WatchRequest {
  /// The same for every reader, wherever it stands.
  var withoutPlace: WatchRequest {
    var request = self
    request.after = ""
    request.bookmarkSeconds = 0
    return request
  }
}

extension RequestError {
  /// Readers are owed more than is kept for them: the slow one comes again.
  static func tooMuchOwed(limit: Int) -> RequestError {
    RequestError(
      .resourceExhausted, .limitReached,
      "More than \(limit) items are still to be told to this organisation's readers: watch again "
        + "from the last resume token, or a smaller part.",
      values: [("limit", String(limit))], retryAfterMicroseconds: 1_000_000)
  }

  static func rollupTooLarge(limit: Int) -> RequestError {
    RequestError(
      .failedPrecondition, .limitReached,
      "A watched rollup has at most \(limit) rows: name a narrower scope or fewer dimensions.",
      values: [("limit", String(limit))])
  }
}
