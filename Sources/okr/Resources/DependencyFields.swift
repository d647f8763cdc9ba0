// The flags of a dependency's own fields.

internal import ArgumentParser
internal import OKRModel

struct DependencyFields: FieldOptions {
  @Option(help: ArgumentHelp("What is needed.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp("The objective that needs it; its unit asks.", valueName: "id"),
    completion: IDCompletion.objective.kind)
  var objective: String?

  @Option(
    help: ArgumentHelp("The unit that is asked.", valueName: "id"),
    completion: IDCompletion.unit.kind)
  var giver: String?

  @Option(
    help: ArgumentHelp(
      "The last day on which it still helps, within the objective's cycle.", valueName: "day"))
  var neededBy: String?

  func apply(to message: inout Dependency, _ mask: inout FieldMask) throws(CommandFailure) {
    mask.set(&message.title, self.title, "title")
    mask.set(&message.objective, self.objective, "objective")
    mask.set(&message.giver, self.giver, "giver")
    if let day = self.neededBy?.nonEmpty { _ = try InputText.day(day, field: "--needed-by") }
    mask.set(&message.neededBy, self.neededBy, "needed_by")
  }
}
