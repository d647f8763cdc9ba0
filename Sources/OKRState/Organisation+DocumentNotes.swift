// What imported documents say of themselves as a whole: kept so that an export gives it back.

internal import OKRModel

extension Organisation {
  /// The notes with others on top: a field's later value replaces the earlier one.
  func documentNotes(with added: [Note]) -> [Note] {
    var notes = self.documentNotes
    for note in added {
      if let index = notes.firstIndex(where: { $0.field == note.field }) {
        notes[index] = note
      } else {
        notes.append(note)
      }
    }
    return notes
  }

  func planNotes(_ added: [Note]) throws(RequestError) -> PlannedChange? {
    let notes = self.documentNotes(with: added)
    if notes == self.documentNotes { return nil }
    var check = FieldCheck()
    check.notes("notes", notes)
    try check.finish()
    return PlannedChange(
      change: Change(change: .documentNotes(DocumentNotes(notes: added))), region: 0, newID: nil)
  }
}
