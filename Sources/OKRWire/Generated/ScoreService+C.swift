// Written by proto/generate from proto/okr/v1/score_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension GetTreeRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_tree_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetTreeRequest>) throws(WireError) {
    let roots = try Wire.list(Int(c.pointee.n_roots), c.pointee.roots) {
      c throws(WireError) in try Wire.text(c, "roots")
    }
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let region = try Wire.text(c.pointee.region, "region")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let depth = c.pointee.depth
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    self.init(roots: roots, cycle: cycle, region: region, unit: unit, depth: depth, page: page, showArchived: showArchived)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetTreeRequest> {
    let c = arena.make(Okr__V1__GetTreeRequest.self)
    okr__v1__get_tree_request__init(c)
    c.pointee.n_roots = self.roots.count
    c.pointee.roots = arena.array(self.roots) { arena.copy($0) }
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.region = arena.copy(self.region)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.depth = self.depth
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    return c
  }
}

extension TreeNode: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__tree_node()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__TreeNode>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let type = ItemType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    let depth = c.pointee.depth
    let title = try Wire.text(c.pointee.title, "title")
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let state = State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let region = try Wire.text(c.pointee.region, "region")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let level = Level(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    let commitment = Commitment(rawValue: Int32(bitPattern: c.pointee.commitment.rawValue))
    let kind = try Wire.text(c.pointee.kind, "kind")
    let counts = c.pointee.counts != 0
    let repeatedAbove = c.pointee.repeated_above != 0
    let unitOfMeasure = try Wire.text(c.pointee.unit_of_measure, "unit_of_measure")
    let displayDigits = c.pointee.display_digits
    let override = try c.pointee.override.map { c throws(WireError) in try OverrideInForce(reading: c) }
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(id: id, type: type, depth: depth, title: title, figures: figures, weight: weight, state: state, region: region, unit: unit, cycle: cycle, level: level, commitment: commitment, kind: kind, counts: counts, repeatedAbove: repeatedAbove, unitOfMeasure: unitOfMeasure, displayDigits: displayDigits, override: override, archiveTime: archiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__TreeNode> {
    let c = arena.make(Okr__V1__TreeNode.self)
    okr__v1__tree_node__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.type = Okr__V1__ItemType(rawValue: UInt32(bitPattern: self.type.rawValue))
    c.pointee.depth = self.depth
    c.pointee.title = arena.copy(self.title)
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    c.pointee.state = Okr__V1__State(rawValue: UInt32(bitPattern: self.state.rawValue))
    c.pointee.region = arena.copy(self.region)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.level = Okr__V1__Level(rawValue: UInt32(bitPattern: self.level.rawValue))
    c.pointee.commitment = Okr__V1__Commitment(rawValue: UInt32(bitPattern: self.commitment.rawValue))
    c.pointee.kind = arena.copy(self.kind)
    c.pointee.counts = self.counts ? 1 : 0
    c.pointee.repeated_above = self.repeatedAbove ? 1 : 0
    c.pointee.unit_of_measure = arena.copy(self.unitOfMeasure)
    c.pointee.display_digits = self.displayDigits
    if let value = self.override { c.pointee.override = value.write(arena) }
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    return c
  }
}

extension GetTreeResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_tree_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetTreeResponse>) throws(WireError) {
    let nodes = try Wire.list(Int(c.pointee.n_nodes), c.pointee.nodes) {
      c throws(WireError) in try TreeNode(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(nodes: nodes, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetTreeResponse> {
    let c = arena.make(Okr__V1__GetTreeResponse.self)
    okr__v1__get_tree_response__init(c)
    c.pointee.n_nodes = self.nodes.count
    c.pointee.nodes = arena.pointers(self.nodes) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension QueryRollupRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__query_rollup_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__QueryRollupRequest>) throws(WireError) {
    let by = try Wire.list(Int(c.pointee.n_by), c.pointee.by) {
      c throws(WireError) in Dimension(rawValue: Int32(bitPattern: c.rawValue))
    }
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let region = try Wire.text(c.pointee.region, "region")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let level = Level(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    let category = try Wire.text(c.pointee.category, "category")
    let commitment = Commitment(rawValue: Int32(bitPattern: c.pointee.commitment.rawValue))
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(by: by, cycle: cycle, region: region, unit: unit, level: level, category: category, commitment: commitment, page: page)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__QueryRollupRequest> {
    let c = arena.make(Okr__V1__QueryRollupRequest.self)
    okr__v1__query_rollup_request__init(c)
    c.pointee.n_by = self.by.count
    c.pointee.by = arena.array(self.by) { Okr__V1__Dimension(rawValue: UInt32(bitPattern: $0.rawValue)) }
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.region = arena.copy(self.region)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.level = Okr__V1__Level(rawValue: UInt32(bitPattern: self.level.rawValue))
    c.pointee.category = arena.copy(self.category)
    c.pointee.commitment = Okr__V1__Commitment(rawValue: UInt32(bitPattern: self.commitment.rawValue))
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension RollupRow: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__rollup_row()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RollupRow>) throws(WireError) {
    let keys = try Wire.list(Int(c.pointee.n_keys), c.pointee.keys) {
      c throws(WireError) in try Wire.text(c, "keys")
    }
    let names = try Wire.list(Int(c.pointee.n_names), c.pointee.names) {
      c throws(WireError) in try Wire.text(c, "names")
    }
    let depth = c.pointee.depth
    let score = try c.pointee.score.map { c throws(WireError) in try Ratio(reading: c) }
    let objectives = c.pointee.objectives
    let scored = c.pointee.scored
    let keyResults = c.pointee.key_results
    let measured = c.pointee.measured
    let red = c.pointee.red
    let amber = c.pointee.amber
    let green = c.pointee.green
    let onTrack = c.pointee.on_track
    let atRisk = c.pointee.at_risk
    let behind = c.pointee.behind
    let outdated = c.pointee.outdated
    let noData = c.pointee.no_data
    let meanConfidence = try c.pointee.mean_confidence.map { c throws(WireError) in try Ratio(reading: c) }
    let meanOfUnits = try c.pointee.mean_of_units.map { c throws(WireError) in try Ratio(reading: c) }
    let coverage = try c.pointee.coverage.map { c throws(WireError) in try Ratio(reading: c) }
    let colour = Colour(rawValue: Int32(bitPattern: c.pointee.colour.rawValue))
    self.init(keys: keys, names: names, depth: depth, score: score, objectives: objectives, scored: scored, keyResults: keyResults, measured: measured, red: red, amber: amber, green: green, onTrack: onTrack, atRisk: atRisk, behind: behind, outdated: outdated, noData: noData, meanConfidence: meanConfidence, meanOfUnits: meanOfUnits, coverage: coverage, colour: colour)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RollupRow> {
    let c = arena.make(Okr__V1__RollupRow.self)
    okr__v1__rollup_row__init(c)
    c.pointee.n_keys = self.keys.count
    c.pointee.keys = arena.array(self.keys) { arena.copy($0) }
    c.pointee.n_names = self.names.count
    c.pointee.names = arena.array(self.names) { arena.copy($0) }
    c.pointee.depth = self.depth
    if let value = self.score { c.pointee.score = value.write(arena) }
    c.pointee.objectives = self.objectives
    c.pointee.scored = self.scored
    c.pointee.key_results = self.keyResults
    c.pointee.measured = self.measured
    c.pointee.red = self.red
    c.pointee.amber = self.amber
    c.pointee.green = self.green
    c.pointee.on_track = self.onTrack
    c.pointee.at_risk = self.atRisk
    c.pointee.behind = self.behind
    c.pointee.outdated = self.outdated
    c.pointee.no_data = self.noData
    if let value = self.meanConfidence { c.pointee.mean_confidence = value.write(arena) }
    if let value = self.meanOfUnits { c.pointee.mean_of_units = value.write(arena) }
    if let value = self.coverage { c.pointee.coverage = value.write(arena) }
    c.pointee.colour = Okr__V1__Colour(rawValue: UInt32(bitPattern: self.colour.rawValue))
    return c
  }
}

extension QueryRollupResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__query_rollup_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__QueryRollupResponse>) throws(WireError) {
    let rows = try Wire.list(Int(c.pointee.n_rows), c.pointee.rows) {
      c throws(WireError) in try RollupRow(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(rows: rows, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__QueryRollupResponse> {
    let c = arena.make(Okr__V1__QueryRollupResponse.self)
    okr__v1__query_rollup_response__init(c)
    c.pointee.n_rows = self.rows.count
    c.pointee.rows = arena.pointers(self.rows) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension QueryMetricRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__query_metric_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__QueryMetricRequest>) throws(WireError) {
    let metric = try Wire.text(c.pointee.metric, "metric")
    let scope = try c.pointee.scope.map { c throws(WireError) in try QueryRollupRequest(reading: c) }
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(metric: metric, scope: scope, page: page)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__QueryMetricRequest> {
    let c = arena.make(Okr__V1__QueryMetricRequest.self)
    okr__v1__query_metric_request__init(c)
    c.pointee.metric = arena.copy(self.metric)
    if let value = self.scope { c.pointee.scope = value.write(arena) }
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension MetricRow: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__metric_row()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MetricRow>) throws(WireError) {
    let keys = try Wire.list(Int(c.pointee.n_keys), c.pointee.keys) {
      c throws(WireError) in try Wire.text(c, "keys")
    }
    let names = try Wire.list(Int(c.pointee.n_names), c.pointee.names) {
      c throws(WireError) in try Wire.text(c, "names")
    }
    let depth = c.pointee.depth
    let value = try c.pointee.value.map { c throws(WireError) in try Value(reading: c) }
    let keyResults = c.pointee.key_results
    let measured = c.pointee.measured
    let leftOut = c.pointee.left_out
    let numerator = try c.pointee.numerator.map { c throws(WireError) in try Value(reading: c) }
    let denominator = try c.pointee.denominator.map { c throws(WireError) in try Value(reading: c) }
    let latest = try c.pointee.latest.map { c throws(WireError) in try Instant(reading: c) }
    let words = try Wire.text(c.pointee.words, "words")
    self.init(keys: keys, names: names, depth: depth, value: value, keyResults: keyResults, measured: measured, leftOut: leftOut, numerator: numerator, denominator: denominator, latest: latest, words: words)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MetricRow> {
    let c = arena.make(Okr__V1__MetricRow.self)
    okr__v1__metric_row__init(c)
    c.pointee.n_keys = self.keys.count
    c.pointee.keys = arena.array(self.keys) { arena.copy($0) }
    c.pointee.n_names = self.names.count
    c.pointee.names = arena.array(self.names) { arena.copy($0) }
    c.pointee.depth = self.depth
    if let value = self.value { c.pointee.value = value.write(arena) }
    c.pointee.key_results = self.keyResults
    c.pointee.measured = self.measured
    c.pointee.left_out = self.leftOut
    if let value = self.numerator { c.pointee.numerator = value.write(arena) }
    if let value = self.denominator { c.pointee.denominator = value.write(arena) }
    if let value = self.latest { c.pointee.latest = value.write(arena) }
    c.pointee.words = arena.copy(self.words)
    return c
  }
}

extension QueryMetricResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__query_metric_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__QueryMetricResponse>) throws(WireError) {
    let rows = try Wire.list(Int(c.pointee.n_rows), c.pointee.rows) {
      c throws(WireError) in try MetricRow(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    self.init(rows: rows, nextPageToken: nextPageToken, total: total, metric: metric)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__QueryMetricResponse> {
    let c = arena.make(Okr__V1__QueryMetricResponse.self)
    okr__v1__query_metric_response__init(c)
    c.pointee.n_rows = self.rows.count
    c.pointee.rows = arena.pointers(self.rows) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    return c
  }
}

extension ExplainRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let depth = c.pointee.depth
    self.init(id: id, depth: depth)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainRequest> {
    let c = arena.make(Okr__V1__ExplainRequest.self)
    okr__v1__explain_request__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.depth = self.depth
    return c
  }
}

extension ExplainNode: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_node()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainNode>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let type = ItemType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    let depth = c.pointee.depth
    let title = try Wire.text(c.pointee.title, "title")
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let contribution = try c.pointee.contribution.map { c throws(WireError) in try Ratio(reading: c) }
    let words = try Wire.text(c.pointee.words, "words")
    let leftOut = try Wire.text(c.pointee.left_out, "left_out")
    let value = try c.pointee.value.map { c throws(WireError) in try Value(reading: c) }
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let note = try Wire.text(c.pointee.note, "note")
    let coverageWords = try Wire.text(c.pointee.coverage_words, "coverage_words")
    let healthWords = try Wire.text(c.pointee.health_words, "health_words")
    let override = try c.pointee.override.map { c throws(WireError) in try OverrideInForce(reading: c) }
    let coverageContribution = try c.pointee.coverage_contribution.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(id: id, type: type, depth: depth, title: title, figures: figures, weight: weight, contribution: contribution, words: words, leftOut: leftOut, value: value, effectiveTime: effectiveTime, actor: actor, note: note, coverageWords: coverageWords, healthWords: healthWords, override: override, coverageContribution: coverageContribution)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainNode> {
    let c = arena.make(Okr__V1__ExplainNode.self)
    okr__v1__explain_node__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.type = Okr__V1__ItemType(rawValue: UInt32(bitPattern: self.type.rawValue))
    c.pointee.depth = self.depth
    c.pointee.title = arena.copy(self.title)
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    if let value = self.contribution { c.pointee.contribution = value.write(arena) }
    c.pointee.words = arena.copy(self.words)
    c.pointee.left_out = arena.copy(self.leftOut)
    if let value = self.value { c.pointee.value = value.write(arena) }
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    c.pointee.note = arena.copy(self.note)
    c.pointee.coverage_words = arena.copy(self.coverageWords)
    c.pointee.health_words = arena.copy(self.healthWords)
    if let value = self.override { c.pointee.override = value.write(arena) }
    if let value = self.coverageContribution { c.pointee.coverage_contribution = value.write(arena) }
    return c
  }
}

extension ExplainResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainResponse>) throws(WireError) {
    let nodes = try Wire.list(Int(c.pointee.n_nodes), c.pointee.nodes) {
      c throws(WireError) in try ExplainNode(reading: c)
    }
    self.init(nodes: nodes)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainResponse> {
    let c = arena.make(Okr__V1__ExplainResponse.self)
    okr__v1__explain_response__init(c)
    c.pointee.n_nodes = self.nodes.count
    c.pointee.nodes = arena.pointers(self.nodes) { $0.write(arena) }
    return c
  }
}

extension ExplainRollupRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_rollup_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainRollupRequest>) throws(WireError) {
    let scope = try c.pointee.scope.map { c throws(WireError) in try QueryRollupRequest(reading: c) }
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(scope: scope, page: page)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainRollupRequest> {
    let c = arena.make(Okr__V1__ExplainRollupRequest.self)
    okr__v1__explain_rollup_request__init(c)
    if let value = self.scope { c.pointee.scope = value.write(arena) }
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension UnitMean: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__unit_mean()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UnitMean>) throws(WireError) {
    let unit = try Wire.text(c.pointee.unit, "unit")
    let name = try Wire.text(c.pointee.name, "name")
    let mean = try c.pointee.mean.map { c throws(WireError) in try Ratio(reading: c) }
    let objectives = c.pointee.objectives
    self.init(unit: unit, name: name, mean: mean, objectives: objectives)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UnitMean> {
    let c = arena.make(Okr__V1__UnitMean.self)
    okr__v1__unit_mean__init(c)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.name = arena.copy(self.name)
    if let value = self.mean { c.pointee.mean = value.write(arena) }
    c.pointee.objectives = self.objectives
    return c
  }
}

extension RollupPart: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__rollup_part()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RollupPart>) throws(WireError) {
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let title = try Wire.text(c.pointee.title, "title")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let contribution = try c.pointee.contribution.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageContribution = try c.pointee.coverage_contribution.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(figures: figures, title: title, unit: unit, weight: weight, contribution: contribution, coverageContribution: coverageContribution)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RollupPart> {
    let c = arena.make(Okr__V1__RollupPart.self)
    okr__v1__rollup_part__init(c)
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    c.pointee.title = arena.copy(self.title)
    c.pointee.unit = arena.copy(self.unit)
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    if let value = self.contribution { c.pointee.contribution = value.write(arena) }
    if let value = self.coverageContribution { c.pointee.coverage_contribution = value.write(arena) }
    return c
  }
}

extension ExplainRollupResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_rollup_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainRollupResponse>) throws(WireError) {
    let row = try c.pointee.row.map { c throws(WireError) in try RollupRow(reading: c) }
    let words = try Wire.text(c.pointee.words, "words")
    let units = try Wire.list(Int(c.pointee.n_units), c.pointee.units) {
      c throws(WireError) in try UnitMean(reading: c)
    }
    let objectives = try Wire.list(Int(c.pointee.n_objectives), c.pointee.objectives) {
      c throws(WireError) in try RollupPart(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let coverageWords = try Wire.text(c.pointee.coverage_words, "coverage_words")
    let healthWords = try Wire.text(c.pointee.health_words, "health_words")
    self.init(row: row, words: words, units: units, objectives: objectives, nextPageToken: nextPageToken, total: total, coverageWords: coverageWords, healthWords: healthWords)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainRollupResponse> {
    let c = arena.make(Okr__V1__ExplainRollupResponse.self)
    okr__v1__explain_rollup_response__init(c)
    if let value = self.row { c.pointee.row = value.write(arena) }
    c.pointee.words = arena.copy(self.words)
    c.pointee.n_units = self.units.count
    c.pointee.units = arena.pointers(self.units) { $0.write(arena) }
    c.pointee.n_objectives = self.objectives.count
    c.pointee.objectives = arena.pointers(self.objectives) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    c.pointee.coverage_words = arena.copy(self.coverageWords)
    c.pointee.health_words = arena.copy(self.healthWords)
    return c
  }
}

extension ExplainRollupChangeRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_rollup_change_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainRollupChangeRequest>) throws(WireError) {
    let scope = try c.pointee.scope.map { c throws(WireError) in try QueryRollupRequest(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try AsOf(reading: c) }
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(scope: scope, before: before, page: page)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainRollupChangeRequest> {
    let c = arena.make(Okr__V1__ExplainRollupChangeRequest.self)
    okr__v1__explain_rollup_change_request__init(c)
    if let value = self.scope { c.pointee.scope = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension MovedPart: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__moved_part()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MovedPart>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let title = try Wire.text(c.pointee.title, "title")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let before = try c.pointee.before.map { c throws(WireError) in try Figures(reading: c) }
    let after = try c.pointee.after.map { c throws(WireError) in try Figures(reading: c) }
    let weightBefore = try c.pointee.weight_before.map { c throws(WireError) in try Weight(reading: c) }
    let weightAfter = try c.pointee.weight_after.map { c throws(WireError) in try Weight(reading: c) }
    let moved = try c.pointee.moved.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageMoved = try c.pointee.coverage_moved.map { c throws(WireError) in try Ratio(reading: c) }
    let words = try Wire.text(c.pointee.words, "words")
    self.init(id: id, title: title, unit: unit, before: before, after: after, weightBefore: weightBefore, weightAfter: weightAfter, moved: moved, coverageMoved: coverageMoved, words: words)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MovedPart> {
    let c = arena.make(Okr__V1__MovedPart.self)
    okr__v1__moved_part__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.title = arena.copy(self.title)
    c.pointee.unit = arena.copy(self.unit)
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.after { c.pointee.after = value.write(arena) }
    if let value = self.weightBefore { c.pointee.weight_before = value.write(arena) }
    if let value = self.weightAfter { c.pointee.weight_after = value.write(arena) }
    if let value = self.moved { c.pointee.moved = value.write(arena) }
    if let value = self.coverageMoved { c.pointee.coverage_moved = value.write(arena) }
    c.pointee.words = arena.copy(self.words)
    return c
  }
}

extension MovedUnit: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__moved_unit()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MovedUnit>) throws(WireError) {
    let unit = try Wire.text(c.pointee.unit, "unit")
    let name = try Wire.text(c.pointee.name, "name")
    let before = try c.pointee.before.map { c throws(WireError) in try Ratio(reading: c) }
    let after = try c.pointee.after.map { c throws(WireError) in try Ratio(reading: c) }
    let moved = try c.pointee.moved.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(unit: unit, name: name, before: before, after: after, moved: moved)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MovedUnit> {
    let c = arena.make(Okr__V1__MovedUnit.self)
    okr__v1__moved_unit__init(c)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.name = arena.copy(self.name)
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.after { c.pointee.after = value.write(arena) }
    if let value = self.moved { c.pointee.moved = value.write(arena) }
    return c
  }
}

extension ExplainRollupChangeResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_rollup_change_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainRollupChangeResponse>) throws(WireError) {
    let rowBefore = try c.pointee.row_before.map { c throws(WireError) in try RollupRow(reading: c) }
    let rowAfter = try c.pointee.row_after.map { c throws(WireError) in try RollupRow(reading: c) }
    let moved = try c.pointee.moved.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageMoved = try c.pointee.coverage_moved.map { c throws(WireError) in try Ratio(reading: c) }
    let meanOfUnitsMoved = try c.pointee.mean_of_units_moved.map { c throws(WireError) in try Ratio(reading: c) }
    let units = try Wire.list(Int(c.pointee.n_units), c.pointee.units) {
      c throws(WireError) in try MovedUnit(reading: c)
    }
    let objectives = try Wire.list(Int(c.pointee.n_objectives), c.pointee.objectives) {
      c throws(WireError) in try MovedPart(reading: c)
    }
    let before = try c.pointee.before.map { c throws(WireError) in try AsOf(reading: c) }
    let after = try c.pointee.after.map { c throws(WireError) in try AsOf(reading: c) }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(rowBefore: rowBefore, rowAfter: rowAfter, moved: moved, coverageMoved: coverageMoved, meanOfUnitsMoved: meanOfUnitsMoved, units: units, objectives: objectives, before: before, after: after, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainRollupChangeResponse> {
    let c = arena.make(Okr__V1__ExplainRollupChangeResponse.self)
    okr__v1__explain_rollup_change_response__init(c)
    if let value = self.rowBefore { c.pointee.row_before = value.write(arena) }
    if let value = self.rowAfter { c.pointee.row_after = value.write(arena) }
    if let value = self.moved { c.pointee.moved = value.write(arena) }
    if let value = self.coverageMoved { c.pointee.coverage_moved = value.write(arena) }
    if let value = self.meanOfUnitsMoved { c.pointee.mean_of_units_moved = value.write(arena) }
    c.pointee.n_units = self.units.count
    c.pointee.units = arena.pointers(self.units) { $0.write(arena) }
    c.pointee.n_objectives = self.objectives.count
    c.pointee.objectives = arena.pointers(self.objectives) { $0.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.after { c.pointee.after = value.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension WatchRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__watch_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WatchRequest>) throws(WireError) {
    let roots = try Wire.list(Int(c.pointee.n_roots), c.pointee.roots) {
      c throws(WireError) in try Wire.text(c, "roots")
    }
    let rollup = try c.pointee.rollup.map { c throws(WireError) in try QueryRollupRequest(reading: c) }
    let changes = try c.pointee.changes.map { c throws(WireError) in try WatchedChanges(reading: c) }
    let after = try Wire.text(c.pointee.after, "after")
    let bookmarkSeconds = c.pointee.bookmark_seconds
    self.init(roots: roots, rollup: rollup, changes: changes, after: after, bookmarkSeconds: bookmarkSeconds)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WatchRequest> {
    let c = arena.make(Okr__V1__WatchRequest.self)
    okr__v1__watch_request__init(c)
    c.pointee.n_roots = self.roots.count
    c.pointee.roots = arena.array(self.roots) { arena.copy($0) }
    if let value = self.rollup { c.pointee.rollup = value.write(arena) }
    if let value = self.changes { c.pointee.changes = value.write(arena) }
    c.pointee.after = arena.copy(self.after)
    c.pointee.bookmark_seconds = self.bookmarkSeconds
    return c
  }
}

extension WatchedChanges: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__watched_changes()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WatchedChanges>) throws(WireError) {
    let types = try Wire.list(Int(c.pointee.n_types), c.pointee.types) {
      c throws(WireError) in ChangedType(rawValue: Int32(bitPattern: c.rawValue))
    }
    let revisionsOnly = c.pointee.revisions_only != 0
    self.init(types: types, revisionsOnly: revisionsOnly)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WatchedChanges> {
    let c = arena.make(Okr__V1__WatchedChanges.self)
    okr__v1__watched_changes__init(c)
    c.pointee.n_types = self.types.count
    c.pointee.types = arena.array(self.types) { Okr__V1__ChangedType(rawValue: UInt32(bitPattern: $0.rawValue)) }
    c.pointee.revisions_only = self.revisionsOnly ? 1 : 0
    return c
  }
}

extension LoggedChange: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__logged_change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__LoggedChange>) throws(WireError) {
    let revision = c.pointee.revision
    let recordedTime = try c.pointee.recorded_time.map { c throws(WireError) in try Instant(reading: c) }
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let type = ChangedType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    let id = try Wire.text(c.pointee.id, "id")
    let to = try Wire.text(c.pointee.to, "to")
    self.init(revision: revision, recordedTime: recordedTime, effectiveTime: effectiveTime, actor: actor, type: type, id: id, to: to)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__LoggedChange> {
    let c = arena.make(Okr__V1__LoggedChange.self)
    okr__v1__logged_change__init(c)
    c.pointee.revision = self.revision
    if let value = self.recordedTime { c.pointee.recorded_time = value.write(arena) }
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    c.pointee.type = Okr__V1__ChangedType(rawValue: UInt32(bitPattern: self.type.rawValue))
    c.pointee.id = arena.copy(self.id)
    c.pointee.to = arena.copy(self.to)
    return c
  }
}

extension WatchResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__watch_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WatchResponse>) throws(WireError) {
    let figures = try Wire.list(Int(c.pointee.n_figures), c.pointee.figures) {
      c throws(WireError) in try Figures(reading: c)
    }
    let rows = try Wire.list(Int(c.pointee.n_rows), c.pointee.rows) {
      c throws(WireError) in try RollupRow(reading: c)
    }
    let revision = c.pointee.revision
    let instant = try c.pointee.instant.map { c throws(WireError) in try Instant(reading: c) }
    let coalesced = c.pointee.coalesced != 0
    let changes = try Wire.list(Int(c.pointee.n_changes), c.pointee.changes) {
      c throws(WireError) in try LoggedChange(reading: c)
    }
    let resumeToken = try Wire.text(c.pointee.resume_token, "resume_token")
    let restart = WatchRestart(rawValue: Int32(bitPattern: c.pointee.restart.rawValue))
    let skipped = c.pointee.skipped
    self.init(figures: figures, rows: rows, revision: revision, instant: instant, coalesced: coalesced, changes: changes, resumeToken: resumeToken, restart: restart, skipped: skipped)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WatchResponse> {
    let c = arena.make(Okr__V1__WatchResponse.self)
    okr__v1__watch_response__init(c)
    c.pointee.n_figures = self.figures.count
    c.pointee.figures = arena.pointers(self.figures) { $0.write(arena) }
    c.pointee.n_rows = self.rows.count
    c.pointee.rows = arena.pointers(self.rows) { $0.write(arena) }
    c.pointee.revision = self.revision
    if let value = self.instant { c.pointee.instant = value.write(arena) }
    c.pointee.coalesced = self.coalesced ? 1 : 0
    c.pointee.n_changes = self.changes.count
    c.pointee.changes = arena.pointers(self.changes) { $0.write(arena) }
    c.pointee.resume_token = arena.copy(self.resumeToken)
    c.pointee.restart = Okr__V1__WatchRestart(rawValue: UInt32(bitPattern: self.restart.rawValue))
    c.pointee.skipped = self.skipped
    return c
  }
}

extension ExplainChangeRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_change_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainChangeRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let before = try c.pointee.before.map { c throws(WireError) in try AsOf(reading: c) }
    let depth = c.pointee.depth
    self.init(id: id, before: before, depth: depth)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainChangeRequest> {
    let c = arena.make(Okr__V1__ExplainChangeRequest.self)
    okr__v1__explain_change_request__init(c)
    c.pointee.id = arena.copy(self.id)
    if let value = self.before { c.pointee.before = value.write(arena) }
    c.pointee.depth = self.depth
    return c
  }
}

extension MovedNode: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__moved_node()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MovedNode>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let type = ItemType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    let depth = c.pointee.depth
    let title = try Wire.text(c.pointee.title, "title")
    let before = try c.pointee.before.map { c throws(WireError) in try Figures(reading: c) }
    let after = try c.pointee.after.map { c throws(WireError) in try Figures(reading: c) }
    let contributionBefore = try c.pointee.contribution_before.map { c throws(WireError) in try Ratio(reading: c) }
    let contributionAfter = try c.pointee.contribution_after.map { c throws(WireError) in try Ratio(reading: c) }
    let moved = try c.pointee.moved.map { c throws(WireError) in try Ratio(reading: c) }
    let words = try Wire.text(c.pointee.words, "words")
    let value = try c.pointee.value.map { c throws(WireError) in try Value(reading: c) }
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let note = try Wire.text(c.pointee.note, "note")
    let coverageContributionBefore = try c.pointee.coverage_contribution_before.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageContributionAfter = try c.pointee.coverage_contribution_after.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageMoved = try c.pointee.coverage_moved.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(id: id, type: type, depth: depth, title: title, before: before, after: after, contributionBefore: contributionBefore, contributionAfter: contributionAfter, moved: moved, words: words, value: value, effectiveTime: effectiveTime, actor: actor, note: note, coverageContributionBefore: coverageContributionBefore, coverageContributionAfter: coverageContributionAfter, coverageMoved: coverageMoved)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MovedNode> {
    let c = arena.make(Okr__V1__MovedNode.self)
    okr__v1__moved_node__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.type = Okr__V1__ItemType(rawValue: UInt32(bitPattern: self.type.rawValue))
    c.pointee.depth = self.depth
    c.pointee.title = arena.copy(self.title)
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.after { c.pointee.after = value.write(arena) }
    if let value = self.contributionBefore { c.pointee.contribution_before = value.write(arena) }
    if let value = self.contributionAfter { c.pointee.contribution_after = value.write(arena) }
    if let value = self.moved { c.pointee.moved = value.write(arena) }
    c.pointee.words = arena.copy(self.words)
    if let value = self.value { c.pointee.value = value.write(arena) }
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    c.pointee.note = arena.copy(self.note)
    if let value = self.coverageContributionBefore { c.pointee.coverage_contribution_before = value.write(arena) }
    if let value = self.coverageContributionAfter { c.pointee.coverage_contribution_after = value.write(arena) }
    if let value = self.coverageMoved { c.pointee.coverage_moved = value.write(arena) }
    return c
  }
}

extension ExplainChangeResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_change_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainChangeResponse>) throws(WireError) {
    let nodes = try Wire.list(Int(c.pointee.n_nodes), c.pointee.nodes) {
      c throws(WireError) in try MovedNode(reading: c)
    }
    let before = try c.pointee.before.map { c throws(WireError) in try AsOf(reading: c) }
    let after = try c.pointee.after.map { c throws(WireError) in try AsOf(reading: c) }
    self.init(nodes: nodes, before: before, after: after)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainChangeResponse> {
    let c = arena.make(Okr__V1__ExplainChangeResponse.self)
    okr__v1__explain_change_response__init(c)
    c.pointee.n_nodes = self.nodes.count
    c.pointee.nodes = arena.pointers(self.nodes) { $0.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.after { c.pointee.after = value.write(arena) }
    return c
  }
}

extension QueryTrendRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__query_trend_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__QueryTrendRequest>) throws(WireError) {
    let ids = try Wire.list(Int(c.pointee.n_ids), c.pointee.ids) {
      c throws(WireError) in try Wire.text(c, "ids")
    }
    let scope = try c.pointee.scope.map { c throws(WireError) in try QueryRollupRequest(reading: c) }
    let by = Period(rawValue: Int32(bitPattern: c.pointee.by.rawValue))
    let from = try Wire.text(c.pointee.from, "from")
    let until = try Wire.text(c.pointee.until, "until")
    self.init(ids: ids, scope: scope, by: by, from: from, until: until)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__QueryTrendRequest> {
    let c = arena.make(Okr__V1__QueryTrendRequest.self)
    okr__v1__query_trend_request__init(c)
    c.pointee.n_ids = self.ids.count
    c.pointee.ids = arena.array(self.ids) { arena.copy($0) }
    if let value = self.scope { c.pointee.scope = value.write(arena) }
    c.pointee.by = Okr__V1__Period(rawValue: UInt32(bitPattern: self.by.rawValue))
    c.pointee.from = arena.copy(self.from)
    c.pointee.until = arena.copy(self.until)
    return c
  }
}

extension TrendPoint: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__trend_point()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__TrendPoint>) throws(WireError) {
    let day = try Wire.text(c.pointee.day, "day")
    let instant = try c.pointee.instant.map { c throws(WireError) in try Instant(reading: c) }
    let figures = try Wire.list(Int(c.pointee.n_figures), c.pointee.figures) {
      c throws(WireError) in try Figures(reading: c)
    }
    let row = try c.pointee.row.map { c throws(WireError) in try RollupRow(reading: c) }
    self.init(day: day, instant: instant, figures: figures, row: row)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__TrendPoint> {
    let c = arena.make(Okr__V1__TrendPoint.self)
    okr__v1__trend_point__init(c)
    c.pointee.day = arena.copy(self.day)
    if let value = self.instant { c.pointee.instant = value.write(arena) }
    c.pointee.n_figures = self.figures.count
    c.pointee.figures = arena.pointers(self.figures) { $0.write(arena) }
    if let value = self.row { c.pointee.row = value.write(arena) }
    return c
  }
}

extension QueryTrendResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__query_trend_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__QueryTrendResponse>) throws(WireError) {
    let points = try Wire.list(Int(c.pointee.n_points), c.pointee.points) {
      c throws(WireError) in try TrendPoint(reading: c)
    }
    self.init(points: points)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__QueryTrendResponse> {
    let c = arena.make(Okr__V1__QueryTrendResponse.self)
    okr__v1__query_trend_response__init(c)
    c.pointee.n_points = self.points.count
    c.pointee.points = arena.pointers(self.points) { $0.write(arena) }
    return c
  }
}

extension WhatIfChange: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__what_if_change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WhatIfChange>) throws(WireError) {
    var change: Change?
    switch c.pointee.change_case.rawValue {
    case 1:
      if let c = c.pointee.check_in { change = .checkIn(try CheckIn(reading: c)) }
    case 2:
      if let c = c.pointee.objective { change = .objective(try Objective(reading: c)) }
    case 3:
      if let c = c.pointee.key_result { change = .keyResult(try KeyResult(reading: c)) }
    case 4:
      if let c = c.pointee.alignment { change = .alignment(try Alignment(reading: c)) }
    case 5:
      if let c = c.pointee.alignment_removed { change = .alignmentRemoved(try Alignment(reading: c)) }
    case 6:
      if let c = c.pointee.cycle { change = .cycle(try Cycle(reading: c)) }
    case 7:
      if let c = c.pointee.unit { change = .unit(try Unit(reading: c)) }
    case 8:
      if let c = c.pointee.region { change = .region(try Region(reading: c)) }
    default: break
    }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(change: change, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WhatIfChange> {
    let c = arena.make(Okr__V1__WhatIfChange.self)
    okr__v1__what_if_change__init(c)
    switch self.change {
    case .checkIn(let value)?:
      c.pointee.change_case = .init(rawValue: 1)
      c.pointee.check_in = value.write(arena)
    case .objective(let value)?:
      c.pointee.change_case = .init(rawValue: 2)
      c.pointee.objective = value.write(arena)
    case .keyResult(let value)?:
      c.pointee.change_case = .init(rawValue: 3)
      c.pointee.key_result = value.write(arena)
    case .alignment(let value)?:
      c.pointee.change_case = .init(rawValue: 4)
      c.pointee.alignment = value.write(arena)
    case .alignmentRemoved(let value)?:
      c.pointee.change_case = .init(rawValue: 5)
      c.pointee.alignment_removed = value.write(arena)
    case .cycle(let value)?:
      c.pointee.change_case = .init(rawValue: 6)
      c.pointee.cycle = value.write(arena)
    case .unit(let value)?:
      c.pointee.change_case = .init(rawValue: 7)
      c.pointee.unit = value.write(arena)
    case .region(let value)?:
      c.pointee.change_case = .init(rawValue: 8)
      c.pointee.region = value.write(arena)
    case nil: break
    }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension WhatIfRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__what_if_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WhatIfRequest>) throws(WireError) {
    let changes = try Wire.list(Int(c.pointee.n_changes), c.pointee.changes) {
      c throws(WireError) in try WhatIfChange(reading: c)
    }
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(changes: changes, page: page)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WhatIfRequest> {
    let c = arena.make(Okr__V1__WhatIfRequest.self)
    okr__v1__what_if_request__init(c)
    c.pointee.n_changes = self.changes.count
    c.pointee.changes = arena.pointers(self.changes) { $0.write(arena) }
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension WhatIfResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__what_if_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WhatIfResponse>) throws(WireError) {
    let scoreChanges = try Wire.list(Int(c.pointee.n_score_changes), c.pointee.score_changes) {
      c throws(WireError) in try ScoreChange(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let rollupChanges = try Wire.list(Int(c.pointee.n_rollup_changes), c.pointee.rollup_changes) {
      c throws(WireError) in try RollupScoreChange(reading: c)
    }
    let rollupChangesTotal = c.pointee.rollup_changes_total
    self.init(scoreChanges: scoreChanges, nextPageToken: nextPageToken, total: total, rollupChanges: rollupChanges, rollupChangesTotal: rollupChangesTotal)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WhatIfResponse> {
    let c = arena.make(Okr__V1__WhatIfResponse.self)
    okr__v1__what_if_response__init(c)
    c.pointee.n_score_changes = self.scoreChanges.count
    c.pointee.score_changes = arena.pointers(self.scoreChanges) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    c.pointee.n_rollup_changes = self.rollupChanges.count
    c.pointee.rollup_changes = arena.pointers(self.rollupChanges) { $0.write(arena) }
    c.pointee.rollup_changes_total = self.rollupChangesTotal
    return c
  }
}
