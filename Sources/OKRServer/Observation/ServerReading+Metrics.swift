// The reading as metrics, in the catalogue's order.

internal import Metrics
internal import OKRModel
internal import OKRStore
internal import OKRTransport
internal import PostgresClient
internal import WorkerPool

private typealias Name = MetricCatalogue

extension ServerReading {
  var metrics: [MetricFamily] {
    self.callMetrics + self.doorMetrics + self.connectionMetrics + self.laneMetrics
      + self.memoryMetrics + self.hosts.metrics + self.hosts.commitMetrics + self.operations.metrics
      + self.metricsByOrganisation + self.database.metrics + self.serverMetrics
  }

  private var callMetrics: [MetricFamily] {
    let calls = self.methods.flatMap { method in
      method.codes.enumerated().filter { $0.element > 0 }.map { number, count in
        MetricSample(
          [method.method, Code(rawValue: Int32(number)).name], .number(Double(count)))
      }
    }
    let durations = self.methods.filter { $0.durations.total > 0 }.map {
      MetricSample([$0.method], .histogram($0.durations))
    }
    return [
      MetricFamily(Name.rpcCalls, calls), MetricFamily(Name.rpcDuration, durations),
      MetricFamily(Name.rpcInFlight, self.transport.openStreams),
      MetricFamily(Name.rpcUnknown, self.transport.unknownMethods),
      MetricFamily(Name.rpcSlow, self.slowCalls.slow),
      MetricFamily(Name.rpcSlowLeftOut, self.slowCalls.leftOut),
      MetricFamily(Name.accessLeftOut, self.accessLeftOut),
    ]
  }

  private var doorMetrics: [MetricFamily] {
    [
      MetricFamily(
        Name.admissions, self.admissions.map { MetricSample([$0.name], .number(Double($1))) }),
      MetricFamily(
        Name.signIns, self.signIns.map { MetricSample([$0.name], .number(Double($1))) }),
      MetricFamily(Name.blockingWaiting, self.blockingCalls.waiting),
      MetricFamily(Name.blockingLimit, self.blockingCalls.limit),
      MetricFamily(Name.watchers, self.hosts.watchers),
      MetricFamily(Name.watchLag, self.hosts.watchLag),
    ]
  }

  private var connectionMetrics: [MetricFamily] {
    [
      MetricFamily(Name.open, self.transport.connections),
      MetricFamily(Name.openLimit, self.connectionLimit),
      MetricFamily(Name.accepted, self.transport.acceptedConnections),
      MetricFamily(Name.sessions, self.transport.sessions),
    ]
  }

  private var laneMetrics: [MetricFamily] {
    func family(
      _ metric: MetricDescription, _ figure: (LaneStatistics) -> Double
    ) -> MetricFamily {
      MetricFamily(
        metric,
        self.lanes.enumerated().map { MetricSample(["\($0)"], .number(figure($1))) })
    }
    return [
      family(Name.laneQueued) { Double($0.queued) },
      family(Name.laneLimit) { Double($0.limit) },
      family(Name.laneJobs) { Double($0.executed) },
      family(Name.laneSlices) { Double($0.yielded) },
      family(Name.laneRefused) { Double($0.refused) },
      family(Name.laneExpired) { Double($0.expired) },
      family(Name.laneBusy) { Double($0.busyNanoseconds) / 1e9 },
      family(Name.laneBegun) { Double($0.begun) },
      family(Name.laneWait) { Double($0.waitedNanoseconds) / 1e9 },
      family(Name.laneLongest) {
        Double(max($0.longestJobMicroseconds, $0.longestSliceMicroseconds)) / 1e6
      },
    ]
  }

  private var memoryMetrics: [MetricFamily] {
    [
      MetricFamily(Name.loaded, self.hosts.loaded), MetricFamily(Name.memory, self.hosts.bytes),
      MetricFamily(Name.memoryLimit, self.hosts.limitBytes),
      MetricFamily(Name.pastStates, self.past.states),
      MetricFamily(Name.pastMemory, self.past.bytes),
      MetricFamily(
        Name.memoryParts, self.memoryParts.map { MetricSample([$0], .number(Double($1))) }),
    ]
  }

  private var metricsByOrganisation: [MetricFamily] {
    let reading = self.organisations
    return [
      MetricFamily(Name.topMemory, reading?.bytes.samples ?? []),
      MetricFamily(Name.topCalls, reading?.calls?.samples ?? []),
      MetricFamily(Name.topChanges, reading?.changes?.samples ?? []),
    ]
  }

  private var serverMetrics: [MetricFamily] {
    [
      MetricFamily(
        Name.build, [MetricSample([self.version.text, self.version.commit], .number(1))])
    ]
      + self.phase.metrics(isReady: self.health.passes) + self.process.metrics
      + [
        MetricFamily(
          Name.certificateExpiry,
          [self.certificateExpiry].compactMap { $0 }.map { MetricSample([], .number(Double($0))) })
      ]
  }
}

extension Lifecycle.Phase {
  /// What there is to tell before there is a server: it isn't ready, and why.
  var metricsOfStart: [MetricFamily] {
    self.metrics(isReady: false) + ProcessReading.now().metrics
  }

  fileprivate func metrics(isReady: Bool) -> [MetricFamily] {
    let phases = Self.allCases.map { MetricSample([$0.name], .number($0 == self ? 1 : 0)) }
    return [MetricFamily(Name.ready, isReady ? 1 : 0), MetricFamily(Name.phase, phases)]
  }
}

extension TopOrganisations {
  fileprivate var samples: [MetricSample] {
    (self.rows + [Row(organisation: Self.others, amount: self.other)]).map {
      MetricSample([$0.organisation], .number(Double($0.amount)))
    }
  }
}

extension ProcessReading {
  fileprivate var metrics: [MetricFamily] {
    [
      MetricFamily(Name.cpu, Double(self.cpuMicroseconds) / 1e6),
      MetricFamily(Name.resident, self.residentBytes),
      MetricFamily(Name.files, self.openFiles),
      MetricFamily(Name.filesLimit, self.openFileLimit),
      MetricFamily(Name.threads, self.threads),
      MetricFamily(
        Name.started,
        [self.startedSeconds].compactMap { $0 }.map { MetricSample([], .number($0)) }),
    ]
  }
}

extension HostReading {
  fileprivate var metrics: [MetricFamily] {
    [
      MetricFamily(Name.keys, self.idempotencyKeys), MetricFamily(Name.loads, self.loads),
      MetricFamily(Name.loadFailures, self.failedLoads),
    ]
  }

  fileprivate var commitMetrics: [MetricFamily] {
    [
      MetricFamily(Name.commits, self.commits), MetricFamily(Name.commitChanges, self.changes),
      MetricFamily(Name.commitRefusals, self.refusedCommits),
      MetricFamily(Name.commitDoubts, self.doubtfulCommits),
      MetricFamily(Name.leasesLost, self.lostLeases),
      MetricFamily(Name.snapshots, self.snapshots),
      MetricFamily(Name.snapshotFailures, self.failedSnapshots),
    ]
  }
}

extension OperationReading {
  fileprivate var metrics: [MetricFamily] {
    let ended = self.ended.map { (labels: [$0.kind.name, "\($0.stage)"], count: $1) }
      .sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
    return [
      MetricFamily(Name.operationsRunning, self.running),
      MetricFamily(Name.operationsOldest, Double(self.oldestMicroseconds) / 1e6),
      MetricFamily(Name.operationsWaiting, self.waiting),
      MetricFamily(
        Name.operationsEnded, ended.map { MetricSample($0.labels, .number(Double($0.count))) }),
    ]
  }
}

extension DatabaseReading {
  fileprivate var metrics: [MetricFamily] {
    let errors = [
      ("not_applied", self.calls.notApplied), ("retryable", self.calls.retryable),
      ("unknown", self.calls.unknown), ("no_connection", self.calls.connection),
    ]
    let renewals = [("done", self.renewals), ("failed", self.failedRenewals)]
    return [
      MetricFamily(Name.logCommits, self.commits), MetricFamily(Name.logAppends, self.appends),
      MetricFamily(Name.logRows, self.rows),
      MetricFamily(Name.databaseOpened, self.calls.opened),
      MetricFamily(Name.databaseRefused, self.calls.refused),
      MetricFamily(Name.poolInUse, self.connectionsInUse),
      MetricFamily(Name.poolLimit, self.connectionLimit),
      MetricFamily(Name.poolTimeouts, self.calls.timedOut),
      MetricFamily(
        Name.databaseErrors, errors.map { MetricSample([$0.0], .number(Double($0.1))) }),
      MetricFamily(
        Name.silence, self.silenceNanoseconds.map { Double($0) / 1e9 } ?? Double.nan),
      MetricFamily(Name.oldestTransaction, Double(self.oldestTransactionMicroseconds) / 1e6),
      MetricFamily(
        Name.renewals, renewals.map { MetricSample([$0.0], .number(Double($0.1))) }),
    ] + self.storageMetrics
  }

  private var storageMetrics: [MetricFamily] {
    func family(
      _ metric: MetricDescription, _ figure: (StorageReading) -> Double
    ) -> MetricFamily {
      let figures = [self.storage].compactMap { $0 }.map(figure)
      return MetricFamily(metric, figures.map { MetricSample([], .number($0)) })
    }
    return [
      family(Name.storageFree) { Double($0.space.freeBytes) },
      family(Name.storageSpare) { Double($0.space.spareBytes) },
      family(Name.storageFull) { $0.level == .full ? 1 : 0 },
    ]
  }
}
