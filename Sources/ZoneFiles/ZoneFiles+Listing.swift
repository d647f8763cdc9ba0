// What the machine says of its zones: the names that it lists, and the release of their rules.

internal import Glibc

extension ZoneFiles {
  /// The zones of `zone1970.tab` or `zone.tab`, in their order; none where there is neither.
  public var listedNames: [String] {
    for table in ["zone1970.tab", "zone.tab"] {
      guard let text = self.text(of: table) else { continue }
      return text.split(separator: "\n").compactMap { line in
        guard !line.hasPrefix("#") else { return nil }
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        return cells.count > 2 ? String(cells[2]) : nil
      }
    }
    return []
  }

  /// The release of the rules, such as `2026a`; nil where the machine doesn't tell.
  public var release: String? {
    if let text = self.text(of: "+VERSION") {
      return text.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
    let head = "# version "
    guard let line = self.text(of: "tzdata.zi")?.prefix(while: { $0 != "\n" }),
      line.hasPrefix(head)
    else { return nil }
    return String(line.dropFirst(head.count))
  }

  private func text(of name: String) -> String? {
    Self.read("\(self.directory)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }
}
