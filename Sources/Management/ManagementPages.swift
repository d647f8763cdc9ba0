// What the listener asks: the pages by their path.

/// A page as it is answered.
public struct ManagementAnswer: Sendable, Hashable {
  /// An HTTP status such as 200 or 503.
  public var status: Int
  public var contentType: String
  public var body: [UInt8]

  public init(status: Int = 200, contentType: String, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }
}

/// Gives the pages. Asked on the listener's event loop, so it must not block.
public protocol ManagementPages: Sendable {
  /// - Parameters:
  ///   - path: such as `/livez`, without a query.
  ///   - reply: to be called once, from any thread; nil says that there is no such page.
  func page(_ path: String, reply: @escaping @Sendable (ManagementAnswer?) -> Void)
}
