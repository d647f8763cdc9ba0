// Written by proto/generate from proto/okr/v1/score_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension GetTreeRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_tree_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetTreeRequest>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_roots) > 0, let items = c.pointee.roots {
      self.roots.reserveCapacity(Int(c.pointee.n_roots))
      for index in 0..<Int(c.pointee.n_roots) {
        self.roots.append(try Wire.text(items[index], "roots"))
      }
    }
    self.cycle = try Wire.text(c.pointee.cycle, "cycle")
    self.region = try Wire.text(c.pointee.region, "region")
    self.unit = try Wire.text(c.pointee.unit, "unit")
    self.depth = c.pointee.depth
    if let value = c.pointee.page { self.page = try Page(reading: value) }
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
    return c
  }
}

extension TreeNode: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__tree_node()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__TreeNode>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.type = ItemType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    self.depth = c.pointee.depth
    self.title = try Wire.text(c.pointee.title, "title")
    if let value = c.pointee.figures { self.figures = try Figures(reading: value) }
    if let value = c.pointee.weight { self.weight = try Weight(reading: value) }
    self.state = State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    self.region = try Wire.text(c.pointee.region, "region")
    self.unit = try Wire.text(c.pointee.unit, "unit")
    self.cycle = try Wire.text(c.pointee.cycle, "cycle")
    self.level = Level(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    self.commitment = Commitment(rawValue: Int32(bitPattern: c.pointee.commitment.rawValue))
    self.kind = try Wire.text(c.pointee.kind, "kind")
    self.counts = c.pointee.counts != 0
    self.repeatedAbove = c.pointee.repeated_above != 0
    self.unitOfMeasure = try Wire.text(c.pointee.unit_of_measure, "unit_of_measure")
    self.displayDigits = c.pointee.display_digits
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
    return c
  }
}

extension GetTreeResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_tree_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetTreeResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_nodes) > 0, let items = c.pointee.nodes {
      self.nodes.reserveCapacity(Int(c.pointee.n_nodes))
      for index in 0..<Int(c.pointee.n_nodes) {
        if let item = items[index] { self.nodes.append(try TreeNode(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
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
    self.init()
    if Int(c.pointee.n_by) > 0, let items = c.pointee.by {
      self.by.reserveCapacity(Int(c.pointee.n_by))
      for index in 0..<Int(c.pointee.n_by) {
        self.by.append(Dimension(rawValue: Int32(bitPattern: items[index].rawValue)))
      }
    }
    self.cycle = try Wire.text(c.pointee.cycle, "cycle")
    self.region = try Wire.text(c.pointee.region, "region")
    self.unit = try Wire.text(c.pointee.unit, "unit")
    self.level = Level(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    self.category = try Wire.text(c.pointee.category, "category")
    self.commitment = Commitment(rawValue: Int32(bitPattern: c.pointee.commitment.rawValue))
    if let value = c.pointee.page { self.page = try Page(reading: value) }
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
    self.init()
    if Int(c.pointee.n_keys) > 0, let items = c.pointee.keys {
      self.keys.reserveCapacity(Int(c.pointee.n_keys))
      for index in 0..<Int(c.pointee.n_keys) {
        self.keys.append(try Wire.text(items[index], "keys"))
      }
    }
    if Int(c.pointee.n_names) > 0, let items = c.pointee.names {
      self.names.reserveCapacity(Int(c.pointee.n_names))
      for index in 0..<Int(c.pointee.n_names) {
        self.names.append(try Wire.text(items[index], "names"))
      }
    }
    self.depth = c.pointee.depth
    if let value = c.pointee.score { self.score = try Ratio(reading: value) }
    self.objectives = c.pointee.objectives
    self.scored = c.pointee.scored
    self.keyResults = c.pointee.key_results
    self.measured = c.pointee.measured
    self.red = c.pointee.red
    self.amber = c.pointee.amber
    self.green = c.pointee.green
    self.onTrack = c.pointee.on_track
    self.atRisk = c.pointee.at_risk
    self.behind = c.pointee.behind
    self.outdated = c.pointee.outdated
    self.noData = c.pointee.no_data
    if let value = c.pointee.mean_confidence { self.meanConfidence = try Ratio(reading: value) }
    if let value = c.pointee.mean_of_units { self.meanOfUnits = try Ratio(reading: value) }
    if let value = c.pointee.coverage { self.coverage = try Ratio(reading: value) }
    self.colour = Colour(rawValue: Int32(bitPattern: c.pointee.colour.rawValue))
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
    self.init()
    if Int(c.pointee.n_rows) > 0, let items = c.pointee.rows {
      self.rows.reserveCapacity(Int(c.pointee.n_rows))
      for index in 0..<Int(c.pointee.n_rows) {
        if let item = items[index] { self.rows.append(try RollupRow(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
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

extension ExplainRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainRequest>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.depth = c.pointee.depth
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
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.type = ItemType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    self.depth = c.pointee.depth
    self.title = try Wire.text(c.pointee.title, "title")
    if let value = c.pointee.figures { self.figures = try Figures(reading: value) }
    if let value = c.pointee.weight { self.weight = try Weight(reading: value) }
    if let value = c.pointee.contribution { self.contribution = try Ratio(reading: value) }
    self.words = try Wire.text(c.pointee.words, "words")
    self.leftOut = try Wire.text(c.pointee.left_out, "left_out")
    if let value = c.pointee.value { self.value = try Value(reading: value) }
    if let value = c.pointee.effective_time { self.effectiveTime = try Instant(reading: value) }
    self.actor = try Wire.text(c.pointee.actor, "actor")
    self.note = try Wire.text(c.pointee.note, "note")
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
    return c
  }
}

extension ExplainResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__explain_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExplainResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_nodes) > 0, let items = c.pointee.nodes {
      self.nodes.reserveCapacity(Int(c.pointee.n_nodes))
      for index in 0..<Int(c.pointee.n_nodes) {
        if let item = items[index] { self.nodes.append(try ExplainNode(reading: item)) }
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExplainResponse> {
    let c = arena.make(Okr__V1__ExplainResponse.self)
    okr__v1__explain_response__init(c)
    c.pointee.n_nodes = self.nodes.count
    c.pointee.nodes = arena.pointers(self.nodes) { $0.write(arena) }
    return c
  }
}

extension WatchRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__watch_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WatchRequest>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_roots) > 0, let items = c.pointee.roots {
      self.roots.reserveCapacity(Int(c.pointee.n_roots))
      for index in 0..<Int(c.pointee.n_roots) {
        self.roots.append(try Wire.text(items[index], "roots"))
      }
    }
    if let value = c.pointee.rollup { self.rollup = try QueryRollupRequest(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WatchRequest> {
    let c = arena.make(Okr__V1__WatchRequest.self)
    okr__v1__watch_request__init(c)
    c.pointee.n_roots = self.roots.count
    c.pointee.roots = arena.array(self.roots) { arena.copy($0) }
    if let value = self.rollup { c.pointee.rollup = value.write(arena) }
    return c
  }
}

extension WatchResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__watch_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WatchResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_figures) > 0, let items = c.pointee.figures {
      self.figures.reserveCapacity(Int(c.pointee.n_figures))
      for index in 0..<Int(c.pointee.n_figures) {
        if let item = items[index] { self.figures.append(try Figures(reading: item)) }
      }
    }
    if Int(c.pointee.n_rows) > 0, let items = c.pointee.rows {
      self.rows.reserveCapacity(Int(c.pointee.n_rows))
      for index in 0..<Int(c.pointee.n_rows) {
        if let item = items[index] { self.rows.append(try RollupRow(reading: item)) }
      }
    }
    self.revision = c.pointee.revision
    if let value = c.pointee.instant { self.instant = try Instant(reading: value) }
    self.coalesced = c.pointee.coalesced != 0
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
    return c
  }
}
