// One live connection as callers on any thread see it. What they want done gathers under a lock and
// goes to the event loop in one hop for all that came meanwhile.

internal import NIOCore
internal import OKRModel
internal import Synchronization

/// What a caller wants of a connection.
enum ClientCommand: Sendable {
  case open(ClientStream, Request, deadlineNanoseconds: Int64)
  case send(ClientStream, payload: [UInt8], more: Bool)
  case grant(ClientStream, messages: Int)
  case cancel(ClientStream)
  case close
}

/// A connection that was welcomed.
final class ClientLink: Sendable {
  private struct State {
    var commands: [ClientCommand] = []
    var isAwaited = false
    var welcome = Welcome()
    var isUsable = true
  }

  private let eventLoop: any EventLoop
  private let channel: NIOLoopBound<ClientChannel>
  private let state = Mutex(State())

  init(_ channel: ClientChannel, eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
    self.channel = NIOLoopBound(channel, eventLoop: eventLoop)
  }

  var welcome: Welcome { self.state.withLock { $0.welcome } }

  /// False once no new streams may go here.
  var isUsable: Bool { self.state.withLock { $0.isUsable } }

  func welcomed(_ welcome: Welcome) {
    self.state.withLock { $0.welcome = welcome }
  }

  func retire() {
    self.state.withLock { $0.isUsable = false }
  }

  func post(_ command: ClientCommand) {
    let wakes = self.state.withLock { state in
      state.commands.append(command)
      defer { state.isAwaited = true }
      return !state.isAwaited
    }
    if wakes {
      self.eventLoop.execute { self.channel.value.carryOut(self.takeCommands()) }
    }
  }

  /// What lies here at the end of a burst of input; the hop that is under way finds the rest.
  func takeCommandsEarly() -> [ClientCommand] {
    self.state.withLock { state in
      defer { state.commands = [] }
      return state.commands
    }
  }

  private func takeCommands() -> [ClientCommand] {
    self.state.withLock { state in
      defer { state.commands = [] }
      state.isAwaited = false
      return state.commands
    }
  }
}
