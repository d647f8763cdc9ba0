// Texts about persons: taken out of a change before it is written, put back when it is read.

public import OKRModel

extension Change {
  /// Takes the texts about persons out.
  /// - Parameter isMember: whether a name is a member's id, which stays: it says nothing by itself.
  /// - Returns: what `putBack` completes the change with; nil where there is none.
  public mutating func takePersonalTexts(isMember: (String) -> Bool) -> PersonalTexts? {
    var texts = PersonalTexts()
    switch self.change {
    case .member(var member):
      swap(&texts.name, &member.name)
      swap(&texts.email, &member.email)
      texts.notes = member.notes.takeTexts()
      self.change = .member(member)
    case .checkIn(var checkIn):
      swap(&texts.note, &checkIn.note)
      texts.notes = checkIn.notes.takeTexts()
      self.change = .checkIn(checkIn)
    case .objective(var objective):
      texts.owners = objective.owners.takeNames(isMember)
      self.change = .objective(objective)
    case .keyResult(var keyResult):
      texts.owners = keyResult.owners.takeNames(isMember)
      self.change = .keyResult(keyResult)
    case .grade(var grade):
      swap(&texts.note, &grade.reason)
      self.change = .grade(grade)
    case .cycleReopened(var reopening):
      swap(&texts.note, &reopening.reason)
      self.change = .cycleReopened(reopening)
    case .dependency(var dependency):
      swap(&texts.note, &dependency.reason)
      self.change = .dependency(dependency)
    case .override(var row):
      swap(&texts.note, &row.reason)
      self.change = .override(row)
    case .cycle(var cycle):
      swap(&texts.note, &cycle.policyReason)
      self.change = .cycle(cycle)
    case .region, .unit, .metric, .alignment, .alignmentRemoved, .documentNotes,
      .cycleClosed, nil:
      break
    }
    return texts == PersonalTexts() ? nil : texts
  }

  /// Completes a change with the texts that were taken out of it.
  public mutating func putBack(_ texts: PersonalTexts) {
    switch self.change {
    case .member(var member):
      member.name = texts.name
      member.email = texts.email
      member.notes.putBack(texts.notes)
      self.change = .member(member)
    case .checkIn(var checkIn):
      checkIn.note = texts.note
      checkIn.notes.putBack(texts.notes)
      self.change = .checkIn(checkIn)
    case .objective(var objective):
      objective.owners.putBack(texts.owners)
      self.change = .objective(objective)
    case .keyResult(var keyResult):
      keyResult.owners.putBack(texts.owners)
      self.change = .keyResult(keyResult)
    case .grade(var grade):
      grade.reason = texts.note
      self.change = .grade(grade)
    case .cycleReopened(var reopening):
      reopening.reason = texts.note
      self.change = .cycleReopened(reopening)
    case .dependency(var dependency):
      dependency.reason = texts.note
      self.change = .dependency(dependency)
    case .override(var row):
      row.reason = texts.note
      self.change = .override(row)
    case .cycle(var cycle):
      cycle.policyReason = texts.note
      self.change = .cycle(cycle)
    case .region, .unit, .metric, .alignment, .alignmentRemoved, .documentNotes,
      .cycleClosed, nil:
      break
    }
  }
}

extension [Note] {
  fileprivate mutating func takeTexts() -> [String] {
    self.indices.map { index in
      var text = ""
      swap(&text, &self[index].json)
      return text
    }
  }

  fileprivate mutating func putBack(_ texts: [String]) {
    for (index, text) in texts.enumerated() where index < self.count { self[index].json = text }
  }
}

extension [Owner] {
  /// Nothing where every owner is a member.
  fileprivate mutating func takeNames(_ isMember: (String) -> Bool) -> [String] {
    let names = self.map { isMember($0.name) ? "" : $0.name }
    guard names.contains(where: { !$0.isEmpty }) else { return [] }
    for (index, name) in names.enumerated() where !name.isEmpty { self[index].name = "" }
    return names
  }

  fileprivate mutating func putBack(_ names: [String]) {
    for (index, name) in names.enumerated() where index < self.count && !name.isEmpty {
      self[index].name = name
    }
  }
}
