// What a start with the sample company says: how to look at it.

internal import Logging
internal import OKRClient
internal import Sample

extension Demo {
  /// Lines to copy, for the terminal beside the server's.
  func lines(_ server: String) -> [Announcement.Line] {
    let place = "OKR_SERVER=\(server.shellQuoted) OKR_TOKEN_FILE=\(self.tokenFile.shellQuoted)"
    return [
      .init(
        label: "demo",
        text: "the company \(SampleCompany.name); its administrator's token is in "
          + self.tokenFile,
        fields: [
          ("demo", .string(SampleCompany.name)), ("demo_token_file", .string(self.tokenFile)),
        ]),
      .init(label: "first", name: "demo_sign_in", text: "export \(place)"),
      .init(label: "look", name: "demo_look", text: "okr tree \(SampleCompany.top) --depth 3"),
      .init(
        label: "check in", name: "demo_check_in",
        text: "okr checkin record poland-growth-kr1 470 --note \"Umowa podpisana\""),
      .init(label: "ask why", name: "demo_explain", text: "okr explain growth --depth 2"),
      .init(
        label: "the end", text: "stop okrd with Ctrl-C; to undo all, remove the data directory",
        fields: []),
    ]
  }
}
