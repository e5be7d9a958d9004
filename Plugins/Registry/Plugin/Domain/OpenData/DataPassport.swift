import KazakhstanFormats
import PluginKit

/// What whoever takes an open data set along must know of it. Source: REG-5.
struct DataPassport: Described {
    var name = ""
    var title = LocalizedText()
    /// What it holds.
    var subject = LocalizedText()
    var owner = LocalizedText()
    /// How often it changes.
    var frequency = LocalizedText()
    /// As the settings say it; nil where they do not.
    var licence: String?
    var contact: String?
    /// The latest day on which a record of it began, ended or was put there; corrections aside.
    var changedOn: Day?
    /// Where it is had, below this site; `format` says in which of the formats.
    var address = ""
    var formats: [String] = []
    var columns: [DataColumn] = []

    static let fields = Fields(
        "DataPassport", texts: "registry.data", blank: DataPassport(),
        [
            Field("name", told: \.name), Field("title", told: \.title),
            Field("subject", told: \.subject), Field("owner", told: \.owner),
            Field("frequency", told: \.frequency), Field("licence", told: \.licence),
            Field("contact", told: \.contact), Field("changedOn", told: \.changedOn),
            Field("address", told: \.address), Field("formats", told: \.formats),
            Field("columns", told: \.columns),
        ])
}

/// One field of the records of a data set.
struct DataColumn: Described {
    var name = ""
    var label = LocalizedText()
    var type = DataType.text

    static let fields = Fields(
        "DataColumn", texts: "registry.data", blank: DataColumn(),
        [Field("name", told: \.name), Field("label", told: \.label), Field("type", told: \.type)])
}

/// What a field of a data set holds.
enum DataType: String, Choice {
    case text, localized, number, flag, day, moment, id, word, list, group
    static let texts = "registry.dataType"

    init(_ shape: Shape) {
        self =
            switch shape.wrapped {
            case .text: .text
            case .localized: .localized
            case .integer, .number: .number
            case .boolean: .flag
            case .day: .day
            case .instant: .moment
            case .uuid: .id
            case .choice: .word
            case .list: .list
            case .object, .optional: .group
            }
    }
}
