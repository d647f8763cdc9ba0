// Completion of what the argument parser, which writes the shells' scripts, doesn't know: topics of the help, and
// the other names of commands.

internal import ArgumentParser

/// The scripts with what may stand behind `help`, and behind a noun's plural.
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

  private static var reasons: String {
    Set(ErrorCatalogue.sections.flatMap(\.entries).map(\.reason)).sorted().joined(separator: " ")
  }

  private static func script(_ shell: CompletionShell) -> String {
    let script = OKRCommand.completionScript(for: shell)
    return switch shell {
    case .bash: Self.bash(script)
    case .fish: Self.fish(script)
    default: Self.zsh(script)
    }
  }

  private static func bash(_ script: String) -> String {
    let names = Self.names { "    \($0.joined(separator: "|"))) unparsed_words[0]=\($1) ;;" }
    // While it is written itself, a name is completed as it is.
    let known = Self.inserting(
      #"    [[ "${COMP_CWORD}" -gt 1 ]] && case "${unparsed_words[0]}" in"#
        + "\n\(names)\n    esac",
      behind: #"local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")"#, in: script)
    // A later function of the same name takes the place of the one before.
    return known + """

      _okr_help() {
          case "${prev}" in
          error|errors) COMPREPLY+=($(compgen -W '\(Self.reasons)' -- "${cur}")) ;;
          *) COMPREPLY+=($(compgen -W '\(Self.words)' -- "${cur}")) ;;
          esac
      }

      """
  }

  private static func fish(_ script: String) -> String {
    let names = Self.names { others, name in
      "    case \(others.joined(separator: " "))\n        set unparsed_tokens[2] \(name)"
    }
    let known = Self.inserting(
      #"    switch "$unparsed_tokens[2]""# + "\n\(names)\n    end",
      behind: "set -l unparsed_tokens (__okr_tokens -pc)", in: script)
    return known + """

      complete -c 'okr' -n '__okr_should_offer_completions_for_positional "okr help" -eq 1' -fa '\(Self.words)'

      """
  }

  private static func zsh(_ script: String) -> String {
    let names = Self.names { "        \($0.joined(separator: "|"))) words[1]=\($1) ;;" }
    let known = Self.inserting(
      #"        case "${words[1]}" in"# + "\n\(names)\n        esac", behind: "    arg)", in: script
    )
    return known.replacing("'*:subcommands:'", with: "'*:topic or command:(\(Self.words))'")
  }

  /// A line for the other names of each command that has some.
  private static func names(_ line: (_ others: [String], _ name: String) -> String) -> String {
    OKRCommand.configuration.subcommands.compactMap { command in
      let names = command.configuration
      return names.aliases.isEmpty ? nil : line(names.aliases, names.commandName ?? "")
    }.joined(separator: "\n")
  }

  /// A script with further lines below the first one that ends so.
  private static func inserting(
    _ lines: String, behind line: String, in script: String
  ) -> String {
    guard let end = script.firstRange(of: line + "\n")?.upperBound else { return script }
    return script[..<end] + lines + "\n" + script[end...]
  }
}
