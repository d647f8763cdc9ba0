// Stops accepting where the server has all the connections that it may have. What waits then waits
// in the kernel's backlog.

package import NIOCore

/// On a listening channel: holds back `read`, which accepts, at the limit of connections.
package final class AcceptGate: ChannelDuplexHandler {
  package typealias InboundIn = any Channel
  package typealias InboundOut = any Channel
  package typealias OutboundIn = Never

  private let limit: Int
  private var open = 0
  private var isWaiting = false
  private var context: ChannelHandlerContext?

  package init(limit: Int) {
    self.limit = limit
  }

  package func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  package func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
  }

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let channel = self.unwrapInboundIn(data)
    guard self.open < self.limit else {
      // One accept may bring several; those beyond the limit are turned away.
      channel.close(promise: nil)
      return
    }
    self.open += 1
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    channel.closeFuture.hop(to: context.eventLoop).whenComplete { _ in bound.value.closedOne() }
    context.fireChannelRead(data)
  }

  package func read(context: ChannelHandlerContext) {
    if self.open < self.limit {
      context.read()
    } else {
      self.isWaiting = true
    }
  }

  private func closedOne() {
    self.open -= 1
    guard self.isWaiting, self.open < self.limit else { return }
    self.isWaiting = false
    self.context?.read()
  }
}
