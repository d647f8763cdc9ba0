// The tables of okr server top: lanes, methods, organisations, operations.

internal import OKRModel
internal import Terminal

extension TopText {
  private static let methodsShown = 8

  var lanes: Table {
    var table = Table([
      Column("LANE", .right), Column("BUSY", .right), Column("QUEUED", .right),
      Column("LIMIT", .right), Column("JOBS/S", .right), Column("REFUSED/S", .right),
      Column("WAIT", .right),
    ])
    for rate in self.rates.lanes {
      let share = "\(rate.busyPPM / 10_000) %".padded(to: 5, .right)
      table.append([
        Cell("\(rate.lane.lane)"), Cell([self.bar(rate.busyPPM), share].joined(separator: " ")),
        Cell(CountText.grouped(rate.lane.queued)), Cell(CountText.grouped(rate.lane.queueLimit)),
        Cell(TopNumber.perSecond(rate.jobs, self.rates.spanMicros)),
        Cell(
          TopNumber.perSecond(rate.refused, self.rates.spanMicros), rate.refused > 0 ? .red : []),
        Cell(rate.meanWaitMicros.map(TopNumber.span) ?? "–"),
      ])
    }
    return table
  }

  var methods: Table {
    var table = Table([
      Column("METHOD", isFlexible: true), Column("CALLS/S", .right), Column("FAULTS/S", .right),
      Column("MEAN", .right), Column("P99", .right),
    ])
    for rate in self.rates.methods.prefix(Self.methodsShown) {
      table.append([
        Cell(TopNumber.method(rate.method)),
        Cell(TopNumber.perSecond(rate.calls, self.rates.spanMicros)),
        Cell(TopNumber.perSecond(rate.faults, self.rates.spanMicros), rate.faults > 0 ? .red : []),
        Cell(rate.meanMicros.map(TopNumber.span) ?? "–"), Cell(TopNumber.quantile(rate.p99)),
      ])
    }
    return table
  }

  var operations: Table {
    var table = Table([
      Column("OPERATION"), Column("ORGANISATION", isFlexible: true), Column("DONE", .right),
      Column("AGE", .right), Column("BY", isFlexible: true),
    ])
    // By the server's own clock.
    let now = (self.now.startedTime?.unixMicros ?? 0) + self.now.uptimeMicroseconds
    for operation in self.now.operations {
      let age = now - (operation.startTime?.unixMicros ?? now)
      table.append([
        Cell(FigureText.name(operation.kind)), Cell(operation.organisation),
        Cell(OperationOutput.share(operation)), Cell(TopNumber.span(age)),
        Cell(operation.principal),
      ])
    }
    return table
  }

  var organisations: Table {
    var table = Table([
      Column("ORGANISATION", isFlexible: true), Column("MEMORY", .right),
      Column("IN FLIGHT", .right), Column("LANE", .right),
    ])
    for use in self.now.biggest {
      table.append([
        Cell(use.organisation), Cell(CountText.bytes(use.bytes)),
        Cell(CountText.grouped(use.callsInFlight)), Cell("\(use.lane)"),
      ])
    }
    return table
  }
}
