// What the help says of `--filter` where a list isn't one of resources by id.

internal import ArgumentParser

extension ArgumentHelp {
  /// - Parameter fields: what may be compared.
  static func filter(by fields: String) -> ArgumentHelp {
    ArgumentHelp("Only those that fit, by \(fields); see okr help filters.", valueName: "text")
  }
}
