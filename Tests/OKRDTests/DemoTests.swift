// The sample company: made once in a folder of its own, and never beside what others made.

import BoundedTestSupport
import Foundation
import OKRClient
import OKRModel
import OKRStore
import OKRWire
import PostgresClient
import Testing

@testable import okrd

@Suite(.bounded) struct DemoTests {
  /// Where a demo is, and what signs in there.
  private func connect(_ news: [String: String]) async throws -> OKRConnection {
    let words = try #require(news["demo_sign_in"]).split(separator: " ").dropFirst()
    let places = Dictionary(
      uniqueKeysWithValues: words.map { word in
        let sides = word.split(separator: "=", maxSplits: 1)
        return (String(sides[0]), String(sides[1]))
      })
    let address = try #require(places["OKR_SERVER"].flatMap { ServerAddress(parsing: $0) })
    let token = try SecretFile.firstLine(try #require(places["OKR_TOKEN_FILE"]))
    return try await OKRConnection.connect(to: address, token: token)
  }

  private func start(_ folder: Folder) throws -> Daemon {
    try Daemon([
      "--data", "\(folder.path)/data", "--demo", "--listen", "127.0.0.1:0", "--management", "none",
      "--pool-lanes", "1",
    ])
  }

  @Test func itFillsAnEmptyFolderOnce() async throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let first = try self.start(folder)
    let news = try await first.ready()
    #expect(news["demo"] == "Aurora")
    #expect(news["demo_token_file"] == "\(data)/demo.token")
    #expect(news["sign_in"] == nil && news["bootstrap"] == nil)
    #expect(SecretFile.exposure(of: "\(data)/demo.token") == nil)
    let company = try await self.connect(news)
    let tree = try await company.call(
      RPC.ScoreService.getTree, GetTreeRequest(roots: ["aurora-year"]))
    let top = try #require(tree.reply.nodes.first)
    #expect(try #require(top.figures?.score).ppm > 100_000)
    #expect(try #require(top.figures?.coverage).ppm > 500_000)
    #expect(tree.reply.nodes.count > 50)
    for (name, words) in [
      ("demo_look", "okr tree aurora-year"), ("demo_check_in", "okr checkin record"),
      ("demo_explain", "okr explain growth"),
    ] {
      #expect(news[name]?.hasPrefix(words) == true)
    }
    // What the commands name is there.
    for id in ["poland-growth-kr1", "growth"] {
      #expect(tree.reply.nodes.contains { $0.id == id }, "\(id)")
    }
    company.close()
    // The key that it was made with opens nothing any more.
    let store = Store(
      endpoint: try #require(EmbeddedPostgres.running(in: data)), connections: 1)
    let operators = try store.listTokens(orgID: nil)
    store.close()
    #expect(operators.count == 1)
    #expect(operators.allSatisfy { $0.revokedAt != nil })
    #expect(first.stop() == 0)

    let second = try self.start(folder)
    let again = try await self.connect(try await second.ready())
    let same = try await again.call(
      RPC.ScoreService.getTree, GetTreeRequest(roots: ["aurora-year"]))
    #expect(same.revision == tree.revision)
    again.close()
    #expect(second.stop() == 0)
  }

  @Test func itLeavesAFolderOfOthersAlone() async throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let plain = try Daemon([
      "--data", data, "--listen", "127.0.0.1:0", "--management", "none", "--pool-lanes", "1",
    ])
    _ = try await plain.ready()
    let store = Store(
      endpoint: try #require(EmbeddedPostgres.running(in: data)), connections: 1)
    _ = try store.createOrganisation(externalID: "acme", name: "Acme")
    store.close()
    #expect(plain.stop() == 0)
    let demo = try self.start(folder)
    demo.process.waitUntilExit()
    #expect(demo.process.terminationStatus == 1)
    let log = try demo.log()
    #expect(log.contains("\(data) holds organisations already, such as acme"))
    #expect(log.contains("leave out --demo"))
    #expect(access("\(data)/demo.token", F_OK) != 0)
  }

  /// Without --demo its folder is any other's, and its token still opens it.
  @Test func itsFolderIsServedToTheNetworkByAPermitOnly() throws {
    let folder = Folder()
    _ = try folder.write("okr_1", to: "demo.token")
    func told(_ more: [SettingKey: String]) throws -> String {
      let flags: [SettingKey: String] = [.data: folder.path, .allowPlaintext: "yes"]
      do throws(SettingsFailure) {
        try Settings(flags: flags.merging(more) { $1 }).checkServer()
        return ""
      } catch {
        return error.description
      }
    }
    let refused = try told([.listen: "0.0.0.0:7999"])
    #expect(refused.hasPrefix("--listen: \(folder.path) holds the sample company"))
    #expect(refused.contains("permit it with --allow-demo-data"))
    #expect(try told([.listen: "0.0.0.0:7999", .allowDemoData: "yes"]) == "")
    #expect(try told([.listen: "127.0.0.1:7999"]) == "")
    let empty = Folder()
    #expect(try told([.listen: "0.0.0.0:7999", .data: empty.path]) == "")
  }

  @Test func itServesThisMachineOnly() throws {
    let folder = Folder()
    for (words, told) in [
      (["--database", "host=nowhere"], "--demo needs --data DIR"),
      (
        ["--data", "\(folder.path)/data", "--listen", "0.0.0.0:0", "--allow-plaintext"],
        "--demo is for a look on this machine"
      ),
    ] {
      let run = try Program.run(["--demo", "--management", "none"] + words)
      #expect(run.status == 78)
      #expect(run.err.contains(told), "\(run.err)")
    }
    #expect(access("\(folder.path)/data", F_OK) != 0)
  }
}
