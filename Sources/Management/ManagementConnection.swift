// One HTTP connection of the management listener: a request, its answer, and the next. Everything
// on it has one clock: who takes longer for a request and its answer is cut off.

internal import NIOCore
internal import NIOHTTP1

/// Answers GET and HEAD. It belongs to its event loop.
final class ManagementConnection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let limits: ManagementLimits
  private let pages: any ManagementPages
  private var context: ChannelHandlerContext?
  private var head: HTTPRequestHead?
  private var bodyBytes = 0
  private var cutOff: Scheduled<Void>?

  init(limits: ManagementLimits, pages: any ManagementPages) {
    self.limits = limits
    self.pages = pages
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    self.restartClock()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.cutOff?.cancel()
    self.context = nil
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch self.unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      self.bodyBytes = 0
    case .body(let bytes):
      self.bodyBytes += bytes.readableBytes
      if self.bodyBytes > self.limits.bodyBytes { context.close(promise: nil) }
    case .end:
      if let head = self.head { self.ask(head, context) }
      self.head = nil
    }
  }

  private func ask(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard head.method == .GET || head.method == .HEAD else {
      self.write(.methodNotAllowed, to: head)
      return
    }
    let path = head.uri.prefix { $0 != "?" }
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    self.pages.page(String(path)) { answer in
      bound.eventLoop.execute { bound.value.write(answer ?? .notFound, to: head) }
    }
  }

  private func write(_ answer: ManagementAnswer, to request: HTTPRequestHead) {
    guard let context = self.context else { return }
    var fields = HTTPHeaders([
      ("Content-Type", answer.contentType), ("Content-Length", "\(answer.body.count)"),
      ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
    ])
    if answer.status == 405 { fields.add(name: "Allow", value: "GET, HEAD") }
    if !request.isKeepAlive { fields.add(name: "Connection", value: "close") }
    let status = HTTPResponseStatus(statusCode: answer.status)
    let head = HTTPResponseHead(version: request.version, status: status, headers: fields)
    context.write(self.wrapOutboundOut(.head(head)), promise: nil)
    if request.method != .HEAD {
      let body = context.channel.allocator.buffer(bytes: answer.body)
      context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    context.writeAndFlush(self.wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
      self.answered(request)
    }
  }

  private func answered(_ request: HTTPRequestHead) {
    if request.isKeepAlive { self.restartClock() } else { self.context?.close(promise: nil) }
  }

  private func restartClock() {
    self.cutOff?.cancel()
    let limit = TimeAmount.milliseconds(Int64(self.limits.idleMilliseconds))
    self.cutOff = self.context?.eventLoop.assumeIsolated().scheduleTask(in: limit) {
      self.context?.close(promise: nil)
    }
  }
}

extension ManagementAnswer {
  fileprivate static let notFound = Self.words(
    404, "There are /livez, /readyz, /startupz, /metrics and /statusz.\n")
  fileprivate static let methodNotAllowed = Self.words(405, "Only GET and HEAD are answered.\n")

  private static func words(_ status: Int, _ text: String) -> ManagementAnswer {
    ManagementAnswer(
      status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
  }
}
