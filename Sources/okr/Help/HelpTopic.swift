// `okr help TOPIC`: what no single command's help can say.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// The help topics.
enum HelpTopic: String, CaseIterable {
  case environment
  case exitCodes = "exit-codes"
  case formatting
  case profiles
  case roles
  case errors
  case numbers
  case scores
  case filters
  case time
  case quarter
  case dependencies
  case completion

  static var names: [String] { Self.allCases.map(\.rawValue) }

  /// The topic that a command line asks for; nil where it asks for no topic.
  /// - Throws: a usage failure for an unknown reason of an error.
  static func text(for arguments: [String]) throws(CommandFailure) -> String? {
    guard arguments.first == "help", arguments.count >= 2 else { return nil }
    if arguments == ["help", "errors", "--markdown"] { return ErrorCatalogue.markdown }
    if arguments == ["help", "commands", "--markdown"] { return CommandReference.markdown }
    if arguments == ["help", "commands", "--man"] { return CommandReference.manual }
    if arguments[1] == "error" || arguments[1] == "errors", arguments.count == 3 {
      return try ErrorCatalogue.text(reason: arguments[2])
    }
    if arguments == ["help", "error"] { return ErrorCatalogue.overview }
    if arguments.count == 2, let topic = HelpTopic(rawValue: arguments[1]) { return topic.text }
    return nil
  }

  var text: String {
    switch self {
    case .environment: Self.environmentText
    case .exitCodes: Self.exitCodesText
    case .formatting: Self.formattingText
    case .profiles: Self.profilesText
    case .roles: Self.rolesText
    case .errors: ErrorCatalogue.overview
    case .numbers: Self.numbersText
    case .scores: Self.scoresText
    case .filters: Self.filtersText
    case .time: Self.timeText
    case .quarter: Self.quarterText
    case .dependencies: Self.dependenciesText
    case .completion: Self.completionText
    }
  }

  private static let environmentText = """
    ENVIRONMENT
      Flags win over variables, variables over the profile, field by field.

      OKR_SERVER         host:port or unix:/path (default \(ServerPlace.defaultText))
      OKR_TOKEN_FILE     a private file that holds the token
      OKR_TOKEN          the token itself; OKR_TOKEN_FILE wins
      OKR_ORGANISATION   the organisation that an operator acts in
      OKR_PROFILE        the profile to use instead of the current one
      OKR_CA_FILE        a PEM file of the roots to trust
      XDG_CONFIG_HOME    where okr/profiles.json lies (default ~/.config)
      XDG_CACHE_HOME     where completions keep ids for 30 seconds (default
                         ~/.cache)

      NO_COLOR           no colour
      CLICOLOR_FORCE     colour in pipes too
      TERM=dumb          no colour, and nothing drawn over
      OKR_ACCESSIBLE=1   words instead of bars, boxes and redrawing
      OKR_FORCE_TTY=100  as if a terminal of that width were there
      OKR_PAGER          shows what is longer than the terminal; wins over PAGER
                         (default less -FIRX; cat for none)

      TLS is used unless the server is on this machine (127.0.0.0/8, ::1,
      localhost, a unix socket) or --plaintext says otherwise. A script needs
      OKR_SERVER and OKR_TOKEN_FILE alone.
    """

  private static var exitCodesText: String {
    let rows = ExitStatus.allCases.map { status in
      let codes = status.codes.map { $0.name.uppercased() }.joined(separator: ", ")
      let number = String(status.rawValue).padded(to: 3, .right)
      return "  \(number)  \(status.meaning)\(codes.isEmpty ? "" : "\n         \(codes)")"
    }
    return "EXIT CODES\n" + rows.joined(separator: "\n")
  }

  private static let formattingText = """
    FORMATTING
      -o table    columns for people; cut and with relative times only at a
                  terminal
      -o wide     the same with more columns
      -o json     one document, indented
      -o ndjson   one object a line, page by page
      -o csv      RFC 4180 with a head line
      -o id       ids alone, for the next command:
                  okr objective list -o id --all | xargs -n1 okr explain
      --fields    only those fields, in that order; --fields alone lists them

      JSON keys are snake_case. An absent value is null and its key is there.
      Times are RFC 3339 in UTC. Scores, attainments, coverage, confidence and
      contributions are numbers with exactly 6 digits, values and weights exact
      decimals; read them as decimals where every digit counts. Enums are
      lower-case. Lists are
      {"items":[…],"next_page_token":"","as_of_revision":"…"}
      Fields are only ever added.

      With -o json or ndjson a failure is one line on stderr:
      {"error":{"code","reason","message","facts","violations","retry_after",
      "hint","request_id"}}

      Below 60 columns a table turns into records, one field a line. Other lines
      that a terminal has no room for go on below themselves. Wider than it are
      only commands to be copied, which stay whole, and single words that can't be
      parted, such as ids and paths. Help is written for 80 columns.

      -w shows tree, rollup, and any get and list of what an organisation holds,
      policies and closes too, again when they change:
      over the old at a terminal, below it in a pipe or with OKR_ACCESSIBLE=1,
      and with -o json or ndjson as one document a line.
    """

  private static let profilesText = """
    PROFILES
      A profile names a server and how to sign in. They lie in
      $XDG_CONFIG_HOME/okr/profiles.json, mode 0600; a file that others may read
      is refused (exit 78).

      okr profile add prod --server okr.example:7443 --token-file ~/.okr/token
      okr profile use prod          from now on; okr profile use - goes back
      okr profile validate --connect
      okr tree --profile staging    once

      A token stands best in a file of its own (--token-file, mode 0600).
      --token-stdin reads it from standard input. It is never a flag and never
      shown.
    """

  private static let rolesText = """
    ROLES
      operator        creates, archives and restores organisations, makes
                      their administrators' tokens, moves placements, acts in
                      every organisation (--organisation)
      administrator   everything inside one organisation, and its name
      member          reads, and checks in

      An administrator's or member's role holds in the whole organisation, or in
      one unit or region and all below it:

        okr token create lead --role administrator --unit sales --out lead.token
        okr can-i update objective/o-12 --explain

      It reads everything in its organisation. It changes what stands in its part:
      objectives with what belongs to them by the unit, or the region; alignments
      by their lower end; dependencies by who asks, their answers by who is asked;
      units, regions and members where they stand, and where they are moved to.
      Cycles, metrics, imports and tokens take a role in the whole organisation.

      A token is exchanged by making another one and then revoking the old one by
      its id, which okr token list shows. Archiving a member revokes no token.

      okr whoami shows one's own. Exit code 77 means that the role doesn't allow
      it. Any command with --show-role tells the least role that would do.
    """

  private static let filtersText = """
    FILTERS
      Every list of resources but operations takes one, in quotes for the shell:

        okr objective list --filter 'health = behind AND score < 0.4'
        okr kr list --filter 'owner = anna AND value = none' --all -o id
        okr objective list --filter 'state = draft OR (unit = hr AND title : brand)'

      A comparison is a field, a relation and a value.

      =  !=           of every field
      :               a text that holds the value, whatever its case
      <  <=  >  >=    numbers, days and times

      A value is a word, a number (0.4 or 40%), a day (2026-09-30), a time with its
      offset (2026-09-30T18:00:00Z) or a text in double quotes. The word none stands
      for a field that isn't there; a number, day or time that isn't there fits no
      other comparison. Comparisons are joined by AND or by OR, with parentheses
      where both occur; NOT or - turns one around (--filter='-title : two').

      The fields are most of those that the resource has in JSON, by their names,
      and for objectives and key results the figures: score, coverage, health,
      colour, of key results value, attainment and confidence too. A wrong name is
      answered with the list of them.
    """

  private static let timeText = """
    TIME
      A check-in holds from its effective time (--at, or now) and is known from
      the time at which it was recorded. So does a change of the structure:
      create, update, delete and import take --effective TIME. get, list, tree,
      rollup, explain, compare and export show any moment of the past:

      --as-of MOMENT      as it was known then and stood then: a time, or the
                          revision that an output named
      --effective TIME    how it stood then by what is known now; corrections
                          count, what took effect later doesn't
      both                how it stood at TIME by what was known at MOMENT

      A TIME has an offset or Z; for reads it may also be 24h, 7d or 2w: so long
      ago. --since asks what moved a figure: since a TIME by what is known now,
      since a revision by what was known then.

      The same moment gives the same bytes whenever it is asked for. A state of
      the past is replayed from the log, which takes a while for a large
      organisation: --timeout 5m.
    """

  private static let quarterText = """
    QUARTER
      From nothing to a closed quarter. Every command has --help with examples,
      and every change takes --dry-run.

      With nothing yet, on the server's machine
        okrd --data /srv/okrd         and in another terminal:
        okrd admin bootstrap --data /srv/okrd --token-file operator.token
        okr profile add home --server 127.0.0.1:7443 \\
          --organisation acme --token-file operator.token
        okr org create acme --name Acme
        okr token create anna --role administrator --out anna.token

      Before
        okr region create emea --name EMEA --time-zone Europe/Warsaw
        okr unit create brand --name Brand --region emea
        okr cycle create q3 --start 2026-07-01 --end 2026-09-30 --phase draft
        okr objective create o-1 --cycle q3 --unit brand --title "A trusted brand"
        okr kr create kr-1 --objective o-1 --title Leads --kind metric --target 350
        okr cycle update q3 --phase review
        okr cycle update q3 --phase active

      What began before today takes --effective 2026-07-01T00:00:00Z where it is
      created; check-ins of days before now take --at. What is aligned or measured
      must have been there by then, and later it is too late to say so.

      While it runs
        okr checkin record kr-1 210 --confidence 0.8 --note "new landing page"
        okr tree --cycle q3
        okr rollup --by unit --cycle q3
        okr explain o-1

      At its end
        okr cycle update q3 --phase grading
        okr cycle readiness q3
        okr grade record o-1 0.7 --reason "the second market started late"
        okr cycle close q3

      Afterwards
        okr cycle figures q3
        okr cycle reopen q3 --reason "a late report"
        okr checkin record kr-1 245 --note "as the report says"
        okr cycle close q3
        okr cycle diff q3 --close 1 --with 2

      A closed cycle keeps its figures whatever comes later. diff exits with 2
      where something differs.
    """

  private static let dependenciesText = """
    DEPENDENCIES
      What an objective needs from another unit by a day. It is agreed upon and
      moves no score.

        okr dependency create d-1 --objective o-12 --giver brand \\
          --needed-by 2026-09-15 --title "Artwork for the launch"

      The objective's unit asks, and the day is one of its cycle's. Then it is

      asked        it waits for an answer
      accepted     promised for that day or another (--promised); for a later one
                   only by --allow-late
      declined     refused, with a reason
      delivered    given
      withdrawn    needed no more

      From asked     accept, decline, withdraw
      From accepted  accept for another day, deliver, decline, withdraw, reopen
      From declined  accept, withdraw, reopen
      From the rest  reopen, which asks again

      It is late while it is asked or accepted and its day is over: the promised
      one, else the needed one. It is late too where it is promised for a day after
      the needed one.

        okr dependency list --filter 'late = true'
        okr dependency list --filter 'giver = brand AND state = asked'
        okr cycle readiness q3        names what is unanswered or late

      okr dependency get shows every step: who said what, and when.
    """

  private static let completionText = """
    COMPLETION
      The shell completes commands, options, words and ids. Once:

      bash   okr --generate-completion-script bash \\
               > ~/.local/share/bash-completion/completions/okr
      zsh    okr --generate-completion-script zsh > ~/.zfunc/_okr
             (with ~/.zfunc in fpath before compinit)
      fish   okr --generate-completion-script fish \\
               > ~/.config/fish/completions/okr.fish

      Ids come from the server of the current profile or of OKR_SERVER, the
      first 1 000 of a kind, within 300 ms or not at all, and are kept for 30
      seconds in files of one's own. Profiles, topics of the help, and what okr
      wait, okr whatif and okr can-i take are completed too.
    """

  private static let numbersText = """
    NUMBERS
      values        decimals with at most 6 places, from -9223372036854.775808
                    to 9223372036854.775807; larger amounts take a unit with a
                    multiplier
      ratios        scores, confidence, grades: 0.7 or 70%, at most 6 places
                    (4 with %)
      weights       0 to 1000 with at most 3 places
      times         RFC 3339 with an offset or Z: 2026-07-01T09:30:00+02:00;
                    a day alone is refused, since it begins in each region at
                    another time
      days          2026-07-01
      yes, no       the two values of a binary key result

      Nothing is rounded on the way in: what can't be kept exactly is refused.
      Nothing is computed in binary floating point. People are shown rounded
      scores; JSON carries all 6 digits.
    """
}
