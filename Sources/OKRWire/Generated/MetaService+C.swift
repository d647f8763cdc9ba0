// Written by proto/generate from proto/okr/v1/meta_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension GetDescriptorsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_descriptors_request()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__GetDescriptorsRequest>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetDescriptorsRequest> {
    let c = arena.make(Okr__V1__GetDescriptorsRequest.self)
    okr__v1__get_descriptors_request__init(c)
    return c
  }
}

extension GetDescriptorsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_descriptors_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetDescriptorsResponse>) throws(WireError) {
    let fileDescriptorSet = Wire.bytes(c.pointee.file_descriptor_set)
    self.init(fileDescriptorSet: fileDescriptorSet)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetDescriptorsResponse> {
    let c = arena.make(Okr__V1__GetDescriptorsResponse.self)
    okr__v1__get_descriptors_response__init(c)
    c.pointee.file_descriptor_set = arena.copy(self.fileDescriptorSet)
    return c
  }
}
