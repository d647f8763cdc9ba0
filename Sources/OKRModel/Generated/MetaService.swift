// Written by proto/generate from proto/okr/v1/meta_service.proto. Do not edit.

public struct GetDescriptorsRequest: WireMessage {
  public static let fullName = "okr.v1.GetDescriptorsRequest"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

public struct GetDescriptorsResponse: WireMessage {
  public static let fullName = "okr.v1.GetDescriptorsResponse"

  public var fileDescriptorSet: [UInt8] = []

  public init() {}

  public init(
    fileDescriptorSet: [UInt8] = []
  ) {
    self.fileDescriptorSet = fileDescriptorSet
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("file_descriptor_set", self.fileDescriptorSet)
  }
}
