// Written by proto/generate from proto/okr/v1/health_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CheckRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckRequest>) throws(WireError) {
    let service = try Wire.text(c.pointee.service, "service")
    self.init(service: service)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckRequest> {
    let c = arena.make(Okr__V1__CheckRequest.self)
    okr__v1__check_request__init(c)
    c.pointee.service = arena.copy(self.service)
    return c
  }
}

extension CheckResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckResponse>) throws(WireError) {
    let status = ServingStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
    let detail = try Wire.text(c.pointee.detail, "detail")
    self.init(status: status, detail: detail)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckResponse> {
    let c = arena.make(Okr__V1__CheckResponse.self)
    okr__v1__check_response__init(c)
    c.pointee.status = Okr__V1__ServingStatus(rawValue: UInt32(bitPattern: self.status.rawValue))
    c.pointee.detail = arena.copy(self.detail)
    return c
  }
}

extension WatchHealthRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__watch_health_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WatchHealthRequest>) throws(WireError) {
    let service = try Wire.text(c.pointee.service, "service")
    self.init(service: service)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WatchHealthRequest> {
    let c = arena.make(Okr__V1__WatchHealthRequest.self)
    okr__v1__watch_health_request__init(c)
    c.pointee.service = arena.copy(self.service)
    return c
  }
}

extension WatchHealthResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__watch_health_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WatchHealthResponse>) throws(WireError) {
    let status = ServingStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
    let detail = try Wire.text(c.pointee.detail, "detail")
    self.init(status: status, detail: detail)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WatchHealthResponse> {
    let c = arena.make(Okr__V1__WatchHealthResponse.self)
    okr__v1__watch_health_response__init(c)
    c.pointee.status = Okr__V1__ServingStatus(rawValue: UInt32(bitPattern: self.status.rawValue))
    c.pointee.detail = arena.copy(self.detail)
    return c
  }
}
