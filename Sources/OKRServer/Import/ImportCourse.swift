// An import's course from one commit to the next: an operation keeps it and goes on from it, a call
// keeps nothing.

internal import OKRModel
internal import OKRState

/// What an import tells while it goes on.
struct ImportCourse: Sendable {
  /// Where an earlier run of the same import came to.
  struct Earlier: Sendable {
    /// What was planned then: what is there already makes no edit any more.
    var reply: ImportDocumentResponse
    /// Commits that are known to be written.
    var slices: UInt64
    /// What those did.
    var outcome: Outcome
  }

  /// When it began, microseconds since 1970: check-ins without a time hold from then.
  var beginMicros: Int64
  /// Nil where it begins.
  var earlier: Earlier?
  /// Called once everything is checked, with the number of changes to come.
  var planned: @Sendable (ImportDocumentResponse, Int) throws(RequestError) -> Void = { _, _ in }
  /// Called after each commit with what all of them did, and the number of changes that are left.
  var committed: @Sendable (_ slices: UInt64, Outcome, _ left: Int) throws(RequestError) -> Void = {
    _, _, _ in
  }
}
