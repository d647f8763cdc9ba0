// Names that two modules give to their own types: on a terminal the terminal's are meant.

internal import Terminal

typealias CivilDate = Terminal.CivilDate
typealias DecimalError = Terminal.DecimalError
typealias DecimalText = Terminal.DecimalText
typealias InstantText = Terminal.InstantText
