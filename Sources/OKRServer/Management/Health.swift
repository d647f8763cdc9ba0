// Whether the server lives, has started, and is ready: one judgement, for probes over HTTP, for
// HealthService and for the metrics.

/// What health is judged from, at one instant.
struct HealthReading: Sendable {
  var phase: Lifecycle.Phase
  /// True where the event loop that serves came round in time.
  var loopAnswers = true
  /// How long ago PostgreSQL last answered this process; nil where it never did.
  var databaseSilenceNanoseconds: UInt64?
  /// Why it isn't used though it answers, in words; nil where it is.
  var databaseRefusal: String?
  /// How full the volume of the data is; nil where that isn't looked at.
  var storage: SpaceLevel?
  /// What that keeps the server from, in words; nil for nothing.
  var storageWarning: String?
  /// What the server goes without though it was to be there, in words; nil for nothing.
  var warning: String?
}

/// One thing that was looked at.
struct HealthCheck: Sendable, Hashable {
  var name: String
  var passes: Bool
  /// What was found, in words. Never holds anything of an organisation.
  var detail: String
}

/// What a probe is told.
struct HealthReport: Sendable, Hashable {
  var checks: [HealthCheck]

  var passes: Bool { self.checks.allSatisfy(\.passes) }

  /// What it passes all the same without, in words; nil for nothing.
  var warning: String?

  /// Why it doesn't pass; where it does, its warning, or nothing.
  var detail: String {
    guard self.passes else {
      return self.checks.filter { !$0.passes }.map(\.detail).joined(separator: ", ")
    }
    return self.warning ?? ""
  }
}

extension HealthReading {
  /// The process is worth keeping: a restart wouldn't help where this passes.
  var liveness: HealthReport {
    HealthReport(checks: [
      HealthCheck(
        name: "event-loop", passes: self.loopAnswers,
        detail: self.loopAnswers
          ? "answers"
          : "the event loop gave no answer within \(ServerLimits.probeMilliseconds) ms")
    ])
  }

  /// The start is over, whatever came after it.
  var startup: HealthReport {
    HealthReport(
      checks: zip(
        ["database", "schema", "doors"], [Lifecycle.Phase.openingDatabase, .migrating, .opening]
      ).map { name, phase in
        HealthCheck(
          name: name, passes: self.phase > phase,
          detail: self.phase > phase ? "done" : self.phase == phase ? phase.words : "not yet")
      })
  }

  /// Calls that are sent here now will be answered. On a full disk these are reads: no other server
  /// would do better, so it passes, and says so.
  var readiness: HealthReport {
    let warnings = [self.storageWarning, self.warning].compactMap { $0 }
    let room = self.storage.map {
      HealthCheck(name: "storage", passes: true, detail: self.storageWarning ?? $0.words)
    }
    return HealthReport(
      checks: [
        HealthCheck(
          name: "accepting", passes: self.phase == .serving, detail: self.phase.words),
        self.database,
      ] + [room].compactMap { $0 },
      warning: warnings.isEmpty ? nil : warnings.joined(separator: "; "))
  }

  private var database: HealthCheck {
    if let refusal = self.databaseRefusal {
      return HealthCheck(name: "database", passes: false, detail: refusal)
    }
    guard let silence = self.databaseSilenceNanoseconds else {
      return HealthCheck(name: "database", passes: false, detail: "the database never answered")
    }
    let passes = silence < UInt64(ServerLimits.databaseSilenceMilliseconds) * 1_000_000
    let milliseconds = silence / 1_000_000
    return HealthCheck(
      name: "database", passes: passes,
      detail: passes
        ? "answered \(milliseconds) ms ago"
        : "the database doesn't answer since \(milliseconds) ms")
  }
}
