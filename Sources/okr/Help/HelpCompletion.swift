// Completion of `okr help`: the argument parser, which writes the shells' scripts, knows no topics.

internal import ArgumentParser

/// The scripts with what may stand behind `help`.
enum HelpCompletion {
  /// The script that a command line asks for; nil where it asks for none, or for that of an unknown shell.
  static func script(for arguments: [String]) -> String? {
    guard arguments.count == 2, arguments[0] == "--generate-completion-script",
      let shell = CompletionShell(rawValue: arguments[1])
    else { return nil }
    return Self.script(shell)
  }

  private static var words: String {
    let commands = OKRCommand.configuration.subcommands.map { $0.configuration.commandName ?? "" }
    return (HelpTopic.names + commands).joined(separator: " ")
  }

  private static func script(_ shell: CompletionShell) -> String {
    let script = OKRCommand.completionScript(for: shell)
    switch shell {
    case .bash:
      // A later function of the same name takes the place of the one before.
      return script + """

        _okr_help() {
            COMPREPLY+=($(compgen -W '\(Self.words)' -- "${cur}"))
        }

        """
    case .fish:
      return script + """

        complete -c 'okr' -n '__okr_should_offer_completions_for_positional "okr help" -eq 1' -fa '\(Self.words)'

        """
    default:
      return script.replacing("'*:subcommands:'", with: "'*:topic or command:(\(Self.words))'")
    }
  }
}
