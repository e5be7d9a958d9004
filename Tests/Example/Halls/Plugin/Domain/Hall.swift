import Foundation
import KazakhstanFormats
import PluginKit

/// A hall that public organisations may use.
struct Hall: Described, Identified, Revised {
    var id = UUID.blank
    /// By which papers and files know it.
    var number = ""
    var name = LocalizedText()
    var kind = Kind.assembly
    var address = LocalizedText()
    var seats = 0
    /// What a visitor should know before coming.
    var note = LocalizedText()
    /// The last day on which it can be used; nil for one that stays open.
    var lastDay: Day?
    var revision = 1

    static let fields = Fields(
        "Hall", texts: "halls.hall", blank: Hall(),
        [
            Field("id", told: \.id),
            Field("number", \.number, .required, .length(1...20)),
            Field("name", \.name, .required, .length(1...200)),
            Field("kind", \.kind, .required),
            Field("address", \.address, .required, .length(1...300)),
            Field("seats", \.seats, .required),
            Field("note", \.note, .lines, .length(1...2_000), .hint("halls.hall.noteHint")),
            Field("lastDay", told: \.lastDay),
        ]
    ) { hall, problems in
        if !(1...10_000).contains(hall.seats) {
            problems.append(FieldProblem("/seats", "seats", Message("halls.refusal.seats")))
        }
    }
}

extension Hall {
    /// What a hall was built for.
    enum Kind: String, Choice {
        case assembly, library, sports
        static let texts = "halls.kind"
    }
}

/// Which halls are asked for.
struct HallQuery: Described {
    var kind: Hall.Kind?
    /// How many people must have a seat.
    var seats: Int?

    static let fields = Fields(
        "HallQuery", texts: "halls.query", blank: HallQuery(),
        [Field("kind", \.kind), Field("seats", \.seats)])
}
