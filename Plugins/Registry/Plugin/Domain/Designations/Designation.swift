import Foundation
import KazakhstanFormats
import PluginKit

/// The additional duty of a civil servant to be a body's authorised official for interaction with
/// civil society. Not a post. Source: REG-2.
struct Designation: Described, Identified, Revised {
    var id = UUID.blank
    var bodyId = UUID.blank
    var person = Person()
    /// The post that the person holds.
    var position = LocalizedText()
    /// The code of a rank; see ``Rank``.
    var rank: String?
    var basis: Basis?
    var orderNumber: String?
    var orderDate: Day?
    var kind = Kind.primary
    var actingReason: String?
    /// The designation that ends the day before this one begins.
    var replaces: UUID?
    var validFrom = Day(daysSince2000: 0)
    /// The last day; nil where no end is known.
    var validTo: Day?
    var contacts: [Contact] = []
    var receptionHours: LocalizedText?
    var receptionPlace: LocalizedText?
    var topics: [String] = []
    /// Whether it is meant for the public list; it is there when it is ``State/published`` and person
    /// and position are in Kazakh.
    var published = false
    /// Where it stands. An input that names none begins it as published where it is meant for the public
    /// list, else as confirmed.
    var state = State.published
    /// What may be done with it next.
    var next: [NextStep] = []
    var rankVerdict = RankVerdict.unknown
    /// The rule by which the rank was judged.
    var rankRule: String?
    var endReason: EndReason?
    /// When the official last said that the contacts are right; see ``ContactQuery``.
    var contactsConfirmedOn: Day?
    var warnings: [Warning] = []
    var revision = 1

    enum Kind: String, Choice {
        case primary, deputy, acting
        static let texts = "registry.designationKind"
    }

    enum Basis: String, Choice {
        case order, assignment, letter
        static let texts = "registry.basis"
    }

    static let fields = Fields(
        "Designation", texts: "registry.designation", blank: Designation(),
        [
            Field("id", told: \.id),
            Field("bodyId", \.bodyId, .required, .hidden),
            Field("person", \.person, .required),
            Field("position", \.position, .required, .length(1...500)),
            Field("rank", \.rank, .length(0...100), .offered),
            Field("basis", \.basis),
            Field("orderNumber", \.orderNumber, .length(0...100)),
            Field("orderDate", \.orderDate),
            Field("kind", \.kind, .required),
            Field("actingReason", \.actingReason, .length(0...500), .data(.personal)),
            Field("replaces", \.replaces, .offered),
            Field("validFrom", \.validFrom, .required),
            Field("validTo", \.validTo),
            Field("contacts", \.contacts, .count(0...20)),
            Field("receptionHours", \.receptionHours, .length(0...300)),
            Field("receptionPlace", \.receptionPlace, .length(0...300)),
            Field("topics", \.topics, .count(0...50), .length(0...200)),
            Field("published", \.published, .hint("registry.designation.publishedHint")),
            Field("state", \.state, .hidden),
            Field("next", told: \.next),
            Field("rankVerdict", told: \.rankVerdict),
            Field("rankRule", told: \.rankRule),
            Field("endReason", told: \.endReason),
            Field("contactsConfirmedOn", told: \.contactsConfirmedOn),
            Field("warnings", told: \.warnings),
        ]
    ) { designation, problems in
        problems += designation.problems
    }

    private var problems: [FieldProblem] {
        Self.problems(kind, from: validFrom, to: validTo, because: actingReason)
    }

    /// What is wrong with a time of office: it ends before it begins, or an acting one has no reason or end.
    static func problems(
        _ kind: Kind, from validFrom: Day, to validTo: Day?, because actingReason: String?
    ) -> [FieldProblem] {
        var problems = FieldProblem.period(from: validFrom, to: validTo, at: "/validTo")
        guard kind == .acting else { return problems }
        if actingReason.isBlank {
            problems.append(.registry("/actingReason", "actingWithoutReason"))
        }
        if validTo == nil { problems.append(.registry("/validTo", "actingWithoutEnd")) }
        return problems
    }

    /// What a search looks through, beside the person.
    var search: String { SearchText.of(position.kk, position.ru, position.en) }
}
