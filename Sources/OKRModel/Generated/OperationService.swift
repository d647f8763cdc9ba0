// Written by proto/generate from proto/okr/v1/operation_service.proto. Do not edit.

/// What is done.
public enum OperationKind: WireEnum {
  case unspecified
  case `import`
  case export
  case close
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [OperationKind] = [.unspecified, .import, .export, .close]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .import
    case 2: self = .export
    case 3: self = .close
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .import: 1
    case .export: 2
    case .close: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .import: "import"
    case .export: "export"
    case .close: "close"
    case .unrecognized(let number): String(number)
    }
  }
}

/// How far it is. From succeeded on it is done.
public enum OperationState: WireEnum {
  case unspecified
  /// Its document is being uploaded.
  case receiving
  /// Others are before it.
  case waiting
  case running
  case succeeded
  case failed
  case cancelled
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [OperationState] = [.unspecified, .receiving, .waiting, .running, .succeeded, .failed, .cancelled]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .receiving
    case 2: self = .waiting
    case 3: self = .running
    case 4: self = .succeeded
    case 5: self = .failed
    case 6: self = .cancelled
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .receiving: 1
    case .waiting: 2
    case .running: 3
    case .succeeded: 4
    case .failed: 5
    case .cancelled: 6
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .receiving: "receiving"
    case .waiting: "waiting"
    case .running: "running"
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .cancelled: "cancelled"
    case .unrecognized(let number): String(number)
    }
  }
}

/// How much of it is committed.
public struct OperationProgress: WireMessage {
  public static let fullName = "okr.v1.OperationProgress"

  public var completed: Int64 = 0
  /// 0 where it isn't known yet.
  public var total: Int64 = 0
  /// What is counted: "changes", "bytes" or "cycles".
  public var unit: String = ""

  public init() {}

  public init(
    completed: Int64 = 0,
    total: Int64 = 0,
    unit: String = ""
  ) {
    self.completed = completed
    self.total = total
    self.unit = unit
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("completed", self.completed)
    visitor.field("total", self.total)
    visitor.field("unit", self.unit)
  }
}

/// What an operation that succeeded answers.
public struct OperationResponse: WireMessage {
  public static let fullName = "okr.v1.OperationResponse"

  public var response: Response?

  public init() {}

  public init(
    response: Response? = nil
  ) {
    self.response = response
  }

  public enum Response: Sendable, Hashable {
    case importDocument(ImportDocumentResponse)
    case exportDocument(ExportedDocument)
    case closeCycle(CloseCycleResponse)

    /// The field's name in the contract.
    public var name: String {
      switch self {
      case .importDocument: "import_document"
      case .exportDocument: "export_document"
      case .closeCycle: "close_cycle"
      }
    }
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    switch self.response {
    case .importDocument(let value)?: visitor.field("import_document", Optional(value))
    case .exportDocument(let value)?: visitor.field("export_document", Optional(value))
    case .closeCycle(let value)?: visitor.field("close_cycle", Optional(value))
    case nil: break
    }
  }
}

/// A document that ReadOperationResult gives part by part.
public struct ExportedDocument: WireMessage {
  public static let fullName = "okr.v1.ExportedDocument"

  public var sizeBytes: Int64 = 0
  public var parts: Int32 = 0
  /// SHA-256 of the whole, 64 hexadecimal digits.
  public var sha256: String = ""
  /// What it is as of.
  public var revision: String = ""
  public var instant: Instant?

  public init() {}

  public init(
    sizeBytes: Int64 = 0,
    parts: Int32 = 0,
    sha256: String = "",
    revision: String = "",
    instant: Instant? = nil
  ) {
    self.sizeBytes = sizeBytes
    self.parts = parts
    self.sha256 = sha256
    self.revision = revision
    self.instant = instant
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("size_bytes", self.sizeBytes)
    visitor.field("parts", self.parts)
    visitor.field("sha256", self.sha256)
    visitor.field("revision", self.revision)
    visitor.field("instant", self.instant)
  }
}

/// Long work.
public struct Operation: WireMessage {
  public static let fullName = "okr.v1.Operation"

  /// A UUID version 7: the idempotency key of its start.
  public var id: String = ""
  public var kind: OperationKind = OperationKind(rawValue: 0)
  public var state: OperationState = OperationState(rawValue: 0)
  public var done: Bool = false
  public var organisation: String = ""
  /// Who started it.
  public var principal: String = ""
  /// The cycles that it is about; empty means all.
  public var cycles: [String] = []
  public var progress: OperationProgress?
  /// True once somebody asked it to end.
  public var cancelRequested: Bool = false
  public var createTime: Instant?
  /// When it first ran.
  public var startTime: Instant?
  public var endTime: Instant?
  /// When it is forgotten, with its result.
  public var expireTime: Instant?
  /// Where it succeeded.
  public var response: OperationResponse?
  /// Where it failed or was cancelled.
  public var error: Status?

  public init() {}

  public init(
    id: String = "",
    kind: OperationKind = .init(rawValue: 0),
    state: OperationState = .init(rawValue: 0),
    done: Bool = false,
    organisation: String = "",
    principal: String = "",
    cycles: [String] = [],
    progress: OperationProgress? = nil,
    cancelRequested: Bool = false,
    createTime: Instant? = nil,
    startTime: Instant? = nil,
    endTime: Instant? = nil,
    expireTime: Instant? = nil,
    response: OperationResponse? = nil,
    error: Status? = nil
  ) {
    self.id = id
    self.kind = kind
    self.state = state
    self.done = done
    self.organisation = organisation
    self.principal = principal
    self.cycles = cycles
    self.progress = progress
    self.cancelRequested = cancelRequested
    self.createTime = createTime
    self.startTime = startTime
    self.endTime = endTime
    self.expireTime = expireTime
    self.response = response
    self.error = error
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("kind", self.kind)
    visitor.field("state", self.state)
    visitor.field("done", self.done)
    visitor.field("organisation", self.organisation)
    visitor.field("principal", self.principal)
    visitor.field("cycles", self.cycles)
    visitor.field("progress", self.progress)
    visitor.field("cancel_requested", self.cancelRequested)
    visitor.field("create_time", self.createTime)
    visitor.field("start_time", self.startTime)
    visitor.field("end_time", self.endTime)
    visitor.field("expire_time", self.expireTime)
    visitor.field("response", self.response)
    visitor.field("error", self.error)
  }
}

/// An operation as the database keeps it between its steps.
public struct StoredOperation: WireMessage {
  public static let fullName = "okr.v1.StoredOperation"

  /// Without its response and the violations of its error.
  public var operation: Operation?
  /// Of its start; of an import the first piece's, without the piece.
  public var mutation: Mutation?
  /// Commits of an import that are known to be written.
  public var slices: Int64 = 0
  /// What those did.
  public var outcome: Outcome?
  /// What an export shows; absent until it began.
  public var asOf: AsOf?

  public init() {}

  public init(
    operation: Operation? = nil,
    mutation: Mutation? = nil,
    slices: Int64 = 0,
    outcome: Outcome? = nil,
    asOf: AsOf? = nil
  ) {
    self.operation = operation
    self.mutation = mutation
    self.slices = slices
    self.outcome = outcome
    self.asOf = asOf
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operation", self.operation)
    visitor.field("mutation", self.mutation)
    visitor.field("slices", self.slices)
    visitor.field("outcome", self.outcome)
    visitor.field("as_of", self.asOf)
  }
}

extension StoredOperation: MutatingMessage {}

/// What came of an operation, as the database keeps it; of an import that runs, what was planned.
public struct OperationOutcome: WireMessage {
  public static let fullName = "okr.v1.OperationOutcome"

  public var response: OperationResponse?
  public var error: Status?

  public init() {}

  public init(
    response: OperationResponse? = nil,
    error: Status? = nil
  ) {
    self.response = response
    self.error = error
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("response", self.response)
    visitor.field("error", self.error)
  }
}

public struct StartImportRequest: WireMessage {
  public static let fullName = "okr.v1.StartImportRequest"

  /// In the first piece only.
  public var mutation: Mutation?
  public var chunk: [UInt8] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    chunk: [UInt8] = []
  ) {
    self.mutation = mutation
    self.chunk = chunk
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("chunk", self.chunk)
  }
}

extension StartImportRequest: MutatingMessage {}

public struct StartImportResponse: WireMessage {
  public static let fullName = "okr.v1.StartImportResponse"

  public var operation: Operation?

  public init() {}

  public init(
    operation: Operation? = nil
  ) {
    self.operation = operation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operation", self.operation)
  }
}

public struct StartExportRequest: WireMessage {
  public static let fullName = "okr.v1.StartExportRequest"

  /// With its idempotency key alone.
  public var mutation: Mutation?
  /// Only these; empty means all.
  public var cycles: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    cycles: [String] = []
  ) {
    self.mutation = mutation
    self.cycles = cycles
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("cycles", self.cycles)
  }
}

extension StartExportRequest: MutatingMessage {}

public struct StartExportResponse: WireMessage {
  public static let fullName = "okr.v1.StartExportResponse"

  public var operation: Operation?

  public init() {}

  public init(
    operation: Operation? = nil
  ) {
    self.operation = operation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operation", self.operation)
  }
}

public struct StartCloseRequest: WireMessage {
  public static let fullName = "okr.v1.StartCloseRequest"

  public var mutation: Mutation?
  /// The cycle.
  public var id: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    id: String = ""
  ) {
    self.mutation = mutation
    self.id = id
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("id", self.id)
  }
}

extension StartCloseRequest: MutatingMessage {}

public struct StartCloseResponse: WireMessage {
  public static let fullName = "okr.v1.StartCloseResponse"

  public var operation: Operation?

  public init() {}

  public init(
    operation: Operation? = nil
  ) {
    self.operation = operation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operation", self.operation)
  }
}

public struct GetOperationRequest: WireMessage {
  public static let fullName = "okr.v1.GetOperationRequest"

  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
  }
}

public struct GetOperationResponse: WireMessage {
  public static let fullName = "okr.v1.GetOperationResponse"

  public var operation: Operation?

  public init() {}

  public init(
    operation: Operation? = nil
  ) {
    self.operation = operation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operation", self.operation)
  }
}

public struct ListOperationsRequest: WireMessage {
  public static let fullName = "okr.v1.ListOperationsRequest"

  public var page: Page?
  /// Only of this kind; unspecified means all.
  public var kind: OperationKind = OperationKind(rawValue: 0)
  /// Only in this state; unspecified means all.
  public var state: OperationState = OperationState(rawValue: 0)
  /// Only those that this principal started; empty means all.
  public var principal: String = ""
  /// Only those that were started at this time or later.
  public var createdSince: Instant?
  /// Only those that were started before this time.
  public var createdBefore: Instant?

  public init() {}

  public init(
    page: Page? = nil,
    kind: OperationKind = .init(rawValue: 0),
    state: OperationState = .init(rawValue: 0),
    principal: String = "",
    createdSince: Instant? = nil,
    createdBefore: Instant? = nil
  ) {
    self.page = page
    self.kind = kind
    self.state = state
    self.principal = principal
    self.createdSince = createdSince
    self.createdBefore = createdBefore
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("kind", self.kind)
    visitor.field("state", self.state)
    visitor.field("principal", self.principal)
    visitor.field("created_since", self.createdSince)
    visitor.field("created_before", self.createdBefore)
  }
}

extension ListOperationsRequest: PagedMessage {}

public struct ListOperationsResponse: WireMessage {
  public static let fullName = "okr.v1.ListOperationsResponse"

  public var operations: [Operation] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    operations: [Operation] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.operations = operations
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operations", self.operations)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct WaitOperationRequest: WireMessage {
  public static let fullName = "okr.v1.WaitOperationRequest"

  public var id: String = ""
  /// How long to wait; 0 or more than 30 s means 30 s, and no longer than the call's own time.
  public var timeoutMicros: Int64 = 0

  public init() {}

  public init(
    id: String = "",
    timeoutMicros: Int64 = 0
  ) {
    self.id = id
    self.timeoutMicros = timeoutMicros
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("timeout_micros", self.timeoutMicros)
  }
}

public struct WaitOperationResponse: WireMessage {
  public static let fullName = "okr.v1.WaitOperationResponse"

  public var operation: Operation?

  public init() {}

  public init(
    operation: Operation? = nil
  ) {
    self.operation = operation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operation", self.operation)
  }
}

public struct CancelOperationRequest: WireMessage {
  public static let fullName = "okr.v1.CancelOperationRequest"

  public var id: String = ""
  /// All checks and permissions as live, the operation as it would be, and nothing ended. A server that knows it says
  /// so in Welcome.capabilities: cancel_validate_only.
  public var validateOnly: Bool = false

  public init() {}

  public init(
    id: String = "",
    validateOnly: Bool = false
  ) {
    self.id = id
    self.validateOnly = validateOnly
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("validate_only", self.validateOnly)
  }
}

public struct CancelOperationResponse: WireMessage {
  public static let fullName = "okr.v1.CancelOperationResponse"

  public var operation: Operation?
  /// Unchanged where it was done, or asked to end, before. Operations have no revisions and move no scores.
  public var outcome: Outcome?

  public init() {}

  public init(
    operation: Operation? = nil,
    outcome: Outcome? = nil
  ) {
    self.operation = operation
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("operation", self.operation)
    visitor.field("outcome", self.outcome)
  }
}

public struct ReadOperationResultRequest: WireMessage {
  public static let fullName = "okr.v1.ReadOperationResultRequest"

  public var id: String = ""
  /// From 0 to the document's parts - 1.
  public var part: Int32 = 0

  public init() {}

  public init(
    id: String = "",
    part: Int32 = 0
  ) {
    self.id = id
    self.part = part
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("part", self.part)
  }
}

public struct ReadOperationResultResponse: WireMessage {
  public static let fullName = "okr.v1.ReadOperationResultResponse"

  public var chunk: [UInt8] = []

  public init() {}

  public init(
    chunk: [UInt8] = []
  ) {
    self.chunk = chunk
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("chunk", self.chunk)
  }
}
