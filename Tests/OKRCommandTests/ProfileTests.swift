// Profiles: the file's mode, what wins over what, and that no token is ever shown.

import BoundedTestSupport
import ExactJSON
import Glibc
import OKRModel
import Testing

@testable import okr

/// A folder that goes away with its owner.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/okr-tests-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    self.path = try #require(made)
  }

  deinit {
    Self.remove(self.path)
  }

  private static func remove(_ path: String) {
    guard let folder = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { Self.remove(path + "/" + name) }
    }
    closedir(folder)
    rmdir(path)
  }

  func write(_ name: String, _ text: String, mode: UInt32 = 0o600) throws -> String {
    let file = self.path + "/" + name
    try LocalFile.writePrivate(file, text)
    #expect(chmod(file, mode) == 0)
    return file
  }
}

@Suite(.bounded) struct ProfileTests {
  private static func mode(_ path: String) -> UInt32 {
    var info = stat()
    return stat(path, &info) == 0 ? UInt32(info.st_mode) & 0o777 : 0
  }

  @Test func theFileIsPrivateAndAnOpenOneIsRefused() async throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let added = await runOKR(
      "okr profile add prod --server okr.example:7443", environment: environment)
    #expect(added.status == .done)
    let file = folder.path + "/okr/profiles.json"
    #expect(Self.mode(file) == 0o600)
    #expect(Self.mode(folder.path + "/okr") == 0o700)
    for open: UInt32 in [0o640, 0o604, 0o620] {
      #expect(chmod(file, open) == 0)
      let refused = await runOKR("okr profile list", environment: environment)
      #expect(refused.status == .configuration)
      #expect(refused.err.contains("chmod 600 \(file)"))
    }
  }

  @Test func aProfilesLife() async throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_CONFIG_HOME": folder.path]
    func run(_ line: String) async -> RunResult { await runOKR(line, environment: environment) }
    #expect(await run("okr profile add prod --server okr.example:7443").status == .done)
    #expect(await run("okr profile add prod").status == .exists)
    #expect(await run("okr profile copy prod staging").status == .done)
    #expect(await run("okr profile edit staging --server other.example:1").status == .done)
    #expect(await run("okr profile use staging").out == "using  profile staging\n")
    #expect(await run("okr profile use -").out == "using  profile prod\n")
    #expect(await run("okr profile use nobody").status == .notThere)
    let list = await run("okr profile list -o ndjson --fields name,current,server")
    #expect(
      list.outLines == [
        #"{"name":"prod","current":true,"server":"okr.example:7443"}"#,
        #"{"name":"staging","current":false,"server":"other.example:1"}"#,
      ])
    #expect(await run("okr profile remove prod").status == .done)
    #expect(await run("okr profile list -o id").out == "staging\n")
    #expect(await run("okr profile validate staging").status == .done)
    #expect(await run("okr profile edit staging --server http://x").status == .configuration)
  }

  /// With --connect a profile is looked at as the doctor looks at what is in use.
  @Test func aProfileIsTriedAsTheDoctorDoes() async throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_CONFIG_HOME": folder.path, "OKR_TOKEN": "okr_of_somebody_else"]
    let token = try folder.write("token", "okr_secret\n")
    #expect(chmod(token, 0o600) == 0)
    func run(_ line: String, _ backend: any Backend = PatientBackend()) async -> RunResult {
      await runOKR(line, backend, environment: environment)
    }
    _ = await run("okr profile add prod --server unix:/run/okr.sock --token-file \(token)")
    let fine = await run("okr profile validate --connect")
    #expect(fine.status == .done && fine.err.isEmpty, "\(fine.err)")
    #expect(fine.out == "valid, signed in with  profile prod\n")
    var ending = PatientBackend()
    ending.principal.tokenExpiresUnixMicros = 1_782_900_000_000_000 + 86_400_000_000
    let warned = await run("okr profile validate prod --connect", ending)
    #expect(warned.status == .done && warned.err.hasPrefix("[warn]  sign-in"), "\(warned.err)")
    var draining = PatientBackend()
    draining.isServing = false
    let refused = await run("okr profile validate prod --connect", draining)
    #expect(refused.status == .failed && refused.err.contains("health: not serving"))
    // The variables of whoever asks are no part of the profile.
    _ = await run("okr profile edit prod --token-file ''")
    let nobody = await run("okr profile validate prod --connect")
    #expect(nobody.status == .failed && nobody.err.contains("sign-in: no token"), "\(nobody.err)")
  }

  @Test func noTokenIsShown() async throws {
    let folder = try TemporaryFolder()
    var book = ProfileBook()
    var profile = Profile()
    profile.token = "okr_secret"
    book.profiles["prod"] = profile
    book.use("prod")
    try ProfileStore(["XDG_CONFIG_HOME": folder.path]).save(book)
    for line in [
      "okr profile list", "okr profile show", "okr profile show prod -o json",
      "okr profile list -o csv",
    ] {
      let result = await runOKR(line, environment: ["XDG_CONFIG_HOME": folder.path])
      #expect(result.status == .done)
      #expect(!(result.out + result.err).contains("okr_secret"), "\(line)")
    }
  }

  @Test func flagsWinOverVariablesOverProfiles() throws {
    let folder = try TemporaryFolder()
    let tokenFile = try folder.write("token", "okr_file\n")
    var profile = Profile()
    profile.server = "profile.example:1"
    profile.organisation = "p"
    profile.token = "okr_profile"
    profile.plaintext = true
    var book = ProfileBook()
    book.profiles["prod"] = profile
    book.use("prod")
    var environment = ["XDG_CONFIG_HOME": folder.path]
    try ProfileStore(environment).save(book)
    let plain = try ConnectionSettings.resolve(ConnectionChoice(), environment)
    #expect(plain.server.text == "profile.example:1" && plain.organisation == "p")
    #expect(plain.token == "okr_profile" && !plain.isEncrypted && plain.profile == "prod")
    environment["OKR_PROFILE"] = "prod"
    environment["OKR_SERVER"] = "variable.example"
    environment["OKR_TOKEN"] = "okr_variable"
    let byVariable = try ConnectionSettings.resolve(ConnectionChoice(), environment)
    #expect(byVariable.server.text == "variable.example:7443" && byVariable.token == "okr_variable")
    // The profile's leave to send in plain text is for its own server alone.
    #expect(byVariable.isEncrypted)
    let flags = ConnectionChoice(server: "flag.example:9", tokenFile: tokenFile)
    let byFlag = try ConnectionSettings.resolve(flags, environment)
    #expect(byFlag.server.text == "flag.example:9" && byFlag.token == "okr_file")
  }

  @Test func anOpenTokenFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("token", "okr_x", mode: 0o644)
    let environment = ["OKR_SERVER": "localhost", "OKR_TOKEN_FILE": file]
    let failure = #expect(throws: CommandFailure.self) {
      try ConnectionSettings.resolve(ConnectionChoice(), environment)
    }
    #expect(failure?.exit == .configuration)
  }

  @Test(arguments: [
    ("okr.example", "okr.example:7443", false), ("127.0.0.1:9", "127.0.0.1:9", true),
    ("[::1]:9", "[::1]:9", true), ("unix:/run/okr.sock", "unix:/run/okr.sock", true),
    ("127.evil.example:1", "127.evil.example:1", false), ("localhost", "localhost:7443", true),
    ("[2001:db8::1]", "[2001:db8::1]:7443", false),
  ])
  func serversAreRead(_ text: String, _ shown: String, _ isLocal: Bool) throws {
    let place = try ServerPlace(text)
    #expect(place.text == shown)
    #expect(place.isLocal == isLocal)
  }

  @Test(arguments: [
    "", ":1", "a:0", "a:65536", "a:x", "unix:rel", "http://a", "::1", "[::1", "a b", "[]:1",
  ])
  func otherServersAreRefused(_ text: String) {
    #expect(throws: CommandFailure.self) { try ServerPlace(text) }
  }
}
