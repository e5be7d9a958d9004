import Foundation
import KazakhstanFormats
import PluginKit

/// The order by which a body designated its official, as the body enters it.
struct DesignatedAnswer: Described {
    var surname: LocalizedText?
    var givenName: LocalizedText?
    var patronymic: LocalizedText?
    var position = LocalizedText()
    var rank: String?
    var orderNumber = ""
    var orderDate = Day(daysSince2000: 0)
    var validFrom = Day(daysSince2000: 0)
    var phone: String?
    var email: String?
    /// How often the body had answered when the form was opened.
    var answers = 0

    static let fields = Fields(
        "DesignatedAnswer", texts: "registry.designatedAnswer", blank: DesignatedAnswer(),
        [
            Field("surname", \.surname, .length(0...100)),
            Field("givenName", \.givenName, .length(0...100)),
            Field("patronymic", \.patronymic, .length(0...100)),
            Field("position", \.position, .required, .length(1...500)),
            Field("rank", \.rank, .length(0...100), .offered),
            Field("orderNumber", \.orderNumber, .required, .length(1...100)),
            Field("orderDate", \.orderDate, .required),
            Field("validFrom", \.validFrom, .required),
            Field("phone", \.phone, .length(0...40), .data(.workContact)),
            Field("email", \.email, .length(0...254), .data(.workContact)),
            Field("answers", \.answers, .required, .hidden, label: "registry.stepTaken.revision"),
        ]
    ) { answer, problems in
        if !answer.person.isNamed { problems.append(.registry("/surname", "namelessPerson")) }
        if answer.phone.isBlank, answer.email.isBlank {
            problems.append(.registry("/phone", "unreachable"))
        }
        if let phone = answer.phone.unlessBlank {
            problems += FieldProblem.phone(phone, at: "/phone")
        }
        problems += FieldProblem.email(answer.email, at: "/email")
    }

    var person: Person {
        Person(surname: surname, givenName: givenName, patronymic: patronymic)
    }

    /// As it is submitted: meant for the public list, to be confirmed by those who may.
    func designation(of body: UUID) -> Designation {
        var designation = Designation()
        designation.bodyId = body
        designation.person = person
        designation.position = position
        designation.rank = rank.unlessBlank
        designation.basis = .order
        designation.orderNumber = orderNumber
        designation.orderDate = orderDate
        designation.validFrom = validFrom
        designation.contacts = [
            phone.unlessBlank.map { Contact(kind: .phone, value: $0, public: true) },
            email.unlessBlank.map { Contact(kind: .email, value: $0, public: true) },
        ].compactMap(\.self)
        designation.published = true
        designation.state = .submitted
        return designation
    }
}

/// Why a body has no official.
struct NobodyAnswer: Described {
    var reason = ""
    var answers = 0

    static let fields = Fields(
        "NobodyAnswer", texts: "registry.nobodyAnswer", blank: NobodyAnswer(),
        [
            Field("reason", \.reason, .required, .length(1...1_000), .lines, .data(.personal)),
            Field("answers", \.answers, .required, .hidden, label: "registry.stepTaken.revision"),
        ])
}

/// That nothing has changed, as a page sends it: with the revision of the designation that it showed.
struct UnchangedAnswer: Described {
    var revision = 0
    var answers = 0

    static let fields = Fields(
        "UnchangedAnswer", texts: "registry.stepTaken", blank: UnchangedAnswer(),
        [
            Field("revision", \.revision, .required, .hidden),
            Field("answers", \.answers, .required, .hidden, label: "registry.stepTaken.revision"),
        ])
}

extension ClientLimit {
    /// A department answers for its districts, and many bodies of a region come by one address.
    static let campaignAnswers = ClientLimit("registry.campaignAnswers", 300, per: .hour)
}

/// What a body says.
enum CampaignAnswer: Sendable {
    case designated(DesignatedAnswer)
    /// The revision of the designation as it was shown.
    case unchanged(seenAt: Int)
    case nobody(reason: String)
}
