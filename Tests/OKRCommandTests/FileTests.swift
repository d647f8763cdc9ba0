// Files that commands write: what is there already is never lost by mistake.

import BoundedTestSupport
import Glibc
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct FileTests {
  private static let document: [any WireMessage] = [
    ExportDocumentResponse(chunk: Array("{}\n".utf8))
  ]

  private static func export(_ path: String) async -> RunResult {
    let path = ShellText.quoted(path)
    return await runOKR(
      "okr export -f \(path)",
      FakeBackend(streams: ["okr.v1.ImportService/ExportDocument": Self.document]))
  }

  @Test func aLinkIsFollowed() async throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("real.json", "old")
    let link = folder.path + "/link.json"
    #expect(symlink(target, link) == 0)
    let result = await Self.export(link)
    #expect(result.status == .done, "\(result.err)")
    #expect(try LocalFile.readText(target, limitBytes: 100) == "{}\n")
    var info = stat()
    #expect(lstat(link, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func aPipeIsWrittenTo() async throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open for both, it waits for nobody.
    let end = open(pipe, O_RDWR)
    defer { close(end) }
    let result = await Self.export(pipe)
    #expect(result.status == .done, "\(result.err)")
    var info = stat()
    #expect(lstat(pipe, &info) == 0 && info.st_mode & S_IFMT == S_IFIFO)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(end, &bytes, 16) == 3)
    #expect(bytes.starts(with: Array("{}\n".utf8)))
  }

  @Test func aTokenIsNeverWrittenOverAFile() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("kept.json", "kept")
    let backend = FakeBackend([
      "okr.v1.TokenService/CreateToken": { _ in CreateTokenResponse(secret: "okr_x") }
    ])
    let result = await runOKR("okr token create anna --role member --out \(file)", backend)
    #expect(result.status == .exists)
    #expect(result.err.contains("FILE_EXISTS"), "\(result.err)")
    #expect(backend.requests(CreateTokenRequest.self).isEmpty, "no token is made that nobody has")
    #expect(try LocalFile.readText(file, limitBytes: 100) == "kept")
  }

  /// What is shown once isn't lost to a mistyped field: the token is made by then.
  @Test(arguments: ["--fields outcome -o json", "--fields secrets"])
  func aTokensTextIsShownWhateverIsAsked(_ options: String) async {
    let backend = FakeBackend([
      "okr.v1.TokenService/CreateToken": { _ in CreateTokenResponse(secret: "okr_x") }
    ])
    let result = await runOKR("okr token create anna --role member \(options)", backend)
    #expect(result.status == .done && result.out.contains("okr_x"), "\(result)")
    #expect(result.err.contains("all is shown, since it is done"), "\(result.err)")
    let trial = await runOKR("okr token create anna --role member --dry-run \(options)", backend)
    #expect(trial.status == .usage, "\(trial)")
  }

  @Test func aProfilesFileIsFoundFromEverywhere() {
    #expect(LocalFile.absolute("/a/b") == "/a/b" && LocalFile.absolute("") == "")
    let made = LocalFile.absolute("a.token")
    #expect(made.hasPrefix("/") && made.hasSuffix("/a.token"))
  }
}
