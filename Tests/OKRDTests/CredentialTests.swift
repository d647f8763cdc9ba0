// Secrets as files of a directory: what wins over them, what is shown, and what is refused.

import BoundedTestSupport
import PostgresClient
import Testing

@testable import okrd

@Suite(.bounded) struct CredentialTests {
  @Test func filesAreNamedAsTheirSettings() throws {
    let folder = Folder()
    let connection = try folder.write("host=db.example password=geheim\nmore\n", to: "database")
    let key = try folder.write("key", to: "tls-key")
    let chain = try folder.write("chain", to: "tls-certificate")
    _ = try folder.write("8", to: "pool-lanes")
    _ = try folder.write("x", to: "another's")
    let settings = try Settings(environment: ["CREDENTIALS_DIRECTORY": folder.path])
    #expect(settings.endpoint?.hasPassword == true)
    #expect(settings.text(.tlsKey) == key && settings.text(.tlsCertificate) == chain)
    #expect(settings.entries[.database]?.source == .credential(connection))
    #expect(settings.isStandard(.poolLanes), "what is no secret has other places")
    let shown = try Program.run(["config", "show", "--credentials", folder.path])
    #expect(shown.status == 0 && !shown.out.contains("geheim"))
    #expect(shown.out.contains("password=(set)") && shown.out.contains(connection))
    #expect(settings.command("x", "--y") == "okrd x --credentials \(folder.path) --y")
  }

  @Test func everythingElseWinsOverThem() throws {
    let (folder, other) = (Folder(), Folder())
    _ = try folder.write("host=one", to: "database")
    _ = try other.write("host=two", to: "database")
    let file = try other.write("database = host=three\n", to: "okrd.conf")
    let environment = ["CREDENTIALS_DIRECTORY": folder.path]
    func database(_ variables: [String: String], _ file: String?, _ directory: String?) throws
      -> String?
    {
      try Settings(
        environment: environment.merging(variables) { $1 }, file: file, credentials: directory
      ).text(.database)
    }
    #expect(try database([:], nil, nil) == "host=one")
    #expect(try database(["OKRD_CREDENTIALS": other.path], nil, nil) == "host=two")
    #expect(try database(["OKRD_CREDENTIALS": "/nowhere"], nil, other.path) == "host=two")
    #expect(try database([:], file, nil) == "host=three")
    #expect(try database(["OKRD_DATABASE": "host=four"], file, nil) == "host=four")
  }

  @Test func aDirectoryThatIsNotThereAndAnOpenFileAreRefused() throws {
    let folder = Folder()
    let none = try Program.run(["config", "show", "--credentials", "\(folder.path)/none"])
    #expect(none.status == 78 && none.err.contains("The directory can't be read"), "\(none.err)")
    let path = try folder.write("host=db password=geheim", to: "database", mode: 0o644)
    let open = try Program.run(
      ["config", "show"], environment: ["CREDENTIALS_DIRECTORY": folder.path])
    #expect(open.status == 78 && open.err.contains("chmod 600 \(path)"), "\(open.err)")
    #expect(!open.err.contains("geheim"))
  }
}
