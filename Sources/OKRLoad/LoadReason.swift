// What a load run finds wrong with answers.

public import OKRModel

/// The stable reasons of failures that a load run finds in what was answered well.
public enum LoadReason: String, ExplainedReason {
  case figuresDiffer = "FIGURES_DIFFER"
  case emptyReply = "EMPTY_REPLY"

  public var explanation: Explanation {
    switch self {
    case .figuresDiffer:
      Explanation(
        "The live figures are not those that the log gives.",
        cause: "A defect of the program, or a changed database.",
        remedy: "Keep the output and tell the operator; the log is the truth.")
    case .emptyReply:
      Explanation(
        "The answer to a check-in names no record.",
        cause: "Client and server have different contracts.",
        remedy: "okr version --connect shows both versions.")
    }
  }
}
