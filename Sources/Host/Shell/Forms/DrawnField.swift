import KazakhstanFormats

/// A field of a form with all that its template shows.
struct DrawnField {
    /// `person.surname.kk`; the name of its control, or of the group of its controls.
    let name: String
    let label: String
    var hint: String?
    var isRequired = false
    var problems: [String] = []
    /// The language of what is typed, where it is not open.
    var language: Language?
    var search: Search?
    let control: Control

    enum Control {
        case input(Input)
        case lines(String)
        case checkbox(Bool)
        case choice([Option], Manner)
        case hidden(String)
        /// The same text in each language.
        case localized([DrawnField])
        case group([DrawnField])
        /// A list of objects: the fields of each.
        case elements([[DrawnField]])
    }

    /// A box for words by which more is found that may be chosen.
    struct Search {
        let label: String
        let text: String
        /// What came of it; nil where nothing was typed.
        let result: String?
    }

    struct Input {
        /// The type of HTML: `text`, `date`, `number`, `email` …
        var type = "text"
        /// Which keys a telephone shows. A number is typed into a control of type `text`: one of type
        /// `number` forgets what is no number, and the reader could not mend it.
        var mode: String?
        var value = ""
        var longest: Int?
    }

    struct Option {
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// How one or some of several options are chosen.
    enum Manner: String { case select, radios, checkboxes, multiple }

    var id: String { Self.id(of: name) }

    static func id(of name: String) -> String {
        "f-" + name.replacing(".", with: "-")
    }

    /// Itself and all fields below it.
    var all: [DrawnField] {
        switch control {
        case .localized(let parts), .group(let parts): [self] + parts.flatMap(\.all)
        case .elements(let elements): [self] + elements.joined().flatMap(\.all)
        default: [self]
        }
    }
}
