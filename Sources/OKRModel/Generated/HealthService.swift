// Written by proto/generate from proto/okr/v1/health_service.proto. Do not edit.

/// Whether calls are answered.
public enum ServingStatus: WireEnum {
  case unspecified
  case serving
  case notServing
  /// From WatchHealth only.
  case serviceUnknown
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [ServingStatus] = [.unspecified, .serving, .notServing, .serviceUnknown]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .serving
    case 2: self = .notServing
    case 3: self = .serviceUnknown
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .serving: 1
    case .notServing: 2
    case .serviceUnknown: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .serving: "serving"
    case .notServing: "not_serving"
    case .serviceUnknown: "service_unknown"
    case .unrecognized(let number): String(number)
    }
  }
}

public struct CheckRequest: WireMessage {
  public static let fullName = "okr.v1.CheckRequest"

  public var service: String = ""

  public init() {}

  public init(
    service: String = ""
  ) {
    self.service = service
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("service", self.service)
  }
}

public struct CheckResponse: WireMessage {
  public static let fullName = "okr.v1.CheckResponse"

  public var status: ServingStatus = ServingStatus(rawValue: 0)
  /// Why not, in words; where it serves, what it goes without though it was to be there.
  public var detail: String = ""

  public init() {}

  public init(
    status: ServingStatus = .init(rawValue: 0),
    detail: String = ""
  ) {
    self.status = status
    self.detail = detail
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("status", self.status)
    visitor.field("detail", self.detail)
  }
}

public struct WatchHealthRequest: WireMessage {
  public static let fullName = "okr.v1.WatchHealthRequest"

  /// As CheckRequest's.
  public var service: String = ""

  public init() {}

  public init(
    service: String = ""
  ) {
    self.service = service
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("service", self.service)
  }
}

public struct WatchHealthResponse: WireMessage {
  public static let fullName = "okr.v1.WatchHealthResponse"

  public var status: ServingStatus = ServingStatus(rawValue: 0)
  /// As CheckResponse's, as it was when the status changed.
  public var detail: String = ""

  public init() {}

  public init(
    status: ServingStatus = .init(rawValue: 0),
    detail: String = ""
  ) {
    self.status = status
    self.detail = detail
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("status", self.status)
    visitor.field("detail", self.detail)
  }
}
