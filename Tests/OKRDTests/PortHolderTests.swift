// Who listens where, as the kernel's tables tell it, and what a server says that goes without.

import BoundedTestSupport
import Foundation
import OKRClient
import OKRModel
import OKRWire
import Testing

@testable import okrd

@Suite(.bounded) struct PortHolderTests {
  private static let table = """
      sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
       0: 0100007F:1D14 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11 1 0
       1: 0200007F:1D14 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12 1 0
       2: 00000000:1D15 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 13 1 0
       3: 0100007F:1D14 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 14 1 0
       4: short
    """

  @Test func aTableOfTheKernelIsRead() {
    func found(_ host: String, _ port: Int) -> [Substring] {
      PortHolder.listening(in: Self.table, host: host, port: port)
    }
    #expect(found("127.0.0.1", 7_444) == ["11"])
    #expect(found("127.0.0.2", 7_444) == ["12"])
    #expect(found("127.0.0.9", 7_445) == ["13"], "one for all addresses")
    #expect(found("localhost", 7_444) == ["11", "12"])
    #expect(found("127.0.0.1", 7_446) == [])
    #expect(PortHolder.listening(in: "", host: "127.0.0.1", port: 1) == [])
  }

  @Test func theProcessThatListensIsFound() throws {
    let port = try TakenPort()
    let holder = try #require(PortHolder.find(host: "127.0.0.1", port: port.number))
    #expect(holder.processID == getpid())
    #expect(!holder.name.isEmpty && !holder.name.contains("\n"))
    #expect("\(holder)" == "\(holder.name) (process \(getpid()))")
    port.free()
    #expect(PortHolder.find(host: "127.0.0.1", port: 1) == nil)
  }

  @Test func aListenerThatIsMissingIsTold() {
    let missing = OpenManagement.missing(why: "okrd (process 7) listens there.")
    #expect(
      missing.warning == "there is no management listener, so no probes and no metrics: "
        + "okrd (process 7) listens there.")
    #expect(missing.server == nil)
    #expect(OpenManagement.turnedOff.warning == nil)
  }

  /// The second server on a machine: somebody has the standard address.
  @Test func theSecondServerOfAMachineSaysWhatItGoesWithout() async throws {
    let folder = Folder()
    let taken = try await TakenPort.wait(for: 7444)
    defer { taken?.free() }
    let second = try Daemon([
      "--data", "\(folder.path)/second", "--listen", "127.0.0.1:0", "--pool-lanes", "1",
    ])
    let other = try await second.ready()
    #expect(other["management"] == nil)
    #expect(other["level"] == "warning")
    let words = try #require(other["msg"]?.firstRange(of: "; "))
    let warning = try #require(other["msg"]).suffix(from: words.upperBound)
    // Another program of this machine may have it for good.
    let holder = taken == nil ? "" : "(process \(getpid()))"
    #expect(warning.contains("\(holder) listens on 127.0.0.1:7444 already"), "\(warning)")
    #expect(
      try second.log().contains(
        "\"level\":\"warning\",\"component\":\"okrd\",\"msg\":\"there is no"))
    let place = try #require(other["listen"])
    let connection = try await OKRConnection.connect(
      to: try #require(ServerAddress(parsing: place)))
    let health = try await connection.call(RPC.HealthService.check, CheckRequest()).reply
    #expect(health.status == .serving)
    #expect(health.detail == warning)
    connection.close()
    #expect(second.stop() == 0)
    // Turned off it is missed by nobody.
    let quiet = try Daemon([
      "--data", "\(folder.path)/second", "--listen", "127.0.0.1:0", "--management", "none",
      "--pool-lanes", "1",
    ])
    let without = try await quiet.ready()
    #expect(without["level"] == "notice" && without["management"] == nil)
    #expect(quiet.stop() == 0)
  }
}
