import Foundation
import KazakhstanFormats
import PluginKit

/// A designation as a row of a file tells it: flat, with one of each contact.
struct DesignationRow: Described {
    /// The id of the body, its number in another system, or its BIN.
    var body = ""
    var surname: LocalizedText?
    var givenName: LocalizedText?
    var patronymic: LocalizedText?
    var position = LocalizedText()
    /// A code of a rank, or its name in any language.
    var rank: String?
    var basis: Designation.Basis?
    var orderNumber: String?
    var orderDate: Day?
    var kind = Designation.Kind.primary
    var actingReason: String?
    var validFrom = Day(daysSince2000: 0)
    var validTo: Day?
    var phone: String?
    var mobile: String?
    var email: String?
    var receptionHours: LocalizedText?
    var receptionPlace: LocalizedText?
    var topics: [String] = []
    var published = false

    static let fields = Fields(
        "DesignationRow", texts: "registry.designation", blank: DesignationRow(),
        [
            Field(
                "body", \.body, .required, .length(1...100),
                label: "registry.import.designation.body"),
            Field("surname", \.surname, .length(0...100), label: "registry.person.surname"),
            Field("givenName", \.givenName, .length(0...100), label: "registry.person.givenName"),
            Field(
                "patronymic", \.patronymic, .length(0...100), label: "registry.person.patronymic"),
            Field("position", \.position, .required, .length(1...500)),
            Field("rank", \.rank, .length(0...300)),
            Field("basis", \.basis),
            Field("orderNumber", \.orderNumber, .length(0...100)),
            Field("orderDate", \.orderDate),
            Field("kind", \.kind),
            Field("actingReason", \.actingReason, .length(0...500), .data(.personal)),
            Field("validFrom", \.validFrom, .required),
            Field("validTo", \.validTo),
            // The office's telephone and mail box are public, the mobile telephone is not.
            Field("phone", \.phone, .length(0...40), label: "registry.contactKind.phone"),
            Field(
                "mobile", \.mobile, .length(0...40), .data(.personal),
                label: "registry.contactKind.mobile"),
            Field("email", \.email, .length(0...254), label: "registry.contactKind.email"),
            Field("receptionHours", \.receptionHours, .length(0...300)),
            Field("receptionPlace", \.receptionPlace, .length(0...300)),
            Field("topics", \.topics, .count(0...50), .length(0...200)),
            Field("published", \.published),
        ]
    ) { row, problems in
        problems += row.problems
    }

    /// By which fields a row knows its designation.
    static let identity = Fields(
        "DesignationIdentity", texts: "registry.designation", blank: DesignationRow(),
        fields.all.filter { identifying.contains($0.description.name) })

    private static let identifying: Set = [
        "body", "kind", "orderNumber", "orderDate", "validFrom", "surname", "givenName",
        "patronymic",
    ]

    var person: Person {
        Person(
            surname: surname.unlessEmpty, givenName: givenName.unlessEmpty,
            patronymic: patronymic.unlessEmpty)
    }

    private var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if !person.isNamed { problems.append(.registry("/surname", "namelessPerson")) }
        for (phone, place) in [(phone, "/phone"), (mobile, "/mobile")] as [(String?, Pointer)] {
            problems += phone.unlessBlank.map { FieldProblem.phone($0, at: place) } ?? []
        }
        problems += FieldProblem.email(email, at: "/email")
        return problems
            + Designation.problems(kind, from: validFrom, to: validTo, because: actingReason)
    }
}

extension DesignationRow {
    /// A designation as a row would tell it, for the row of a file to be laid over.
    init(_ designation: Designation) {
        surname = designation.person.surname
        givenName = designation.person.givenName
        patronymic = designation.person.patronymic
        position = designation.position
        rank = designation.rank
        basis = designation.basis
        orderNumber = designation.orderNumber
        orderDate = designation.orderDate
        kind = designation.kind
        actingReason = designation.actingReason
        validFrom = designation.validFrom
        validTo = designation.validTo
        func first(_ kind: Contact.Kind) -> String? {
            designation.contacts.first { $0.kind == kind }?.value
        }
        (phone, mobile, email) = (first(.phone), first(.mobile), first(.email))
        receptionHours = designation.receptionHours
        receptionPlace = designation.receptionPlace
        topics = designation.topics
        published = designation.published
    }

    /// The designation that the row tells.
    /// - Parameter existing: Of which it keeps what no row can tell. The end of one that has ended is among
    ///   that where the row tells none: whoever wrote it may not know.
    func designation(over existing: Designation?, body: UUID, rank: String?) -> Designation {
        var made = existing ?? Designation()
        made.bodyId = body
        made.person.surname = person.surname
        made.person.givenName = person.givenName
        made.person.patronymic = person.patronymic
        made.position = position
        made.rank = rank
        made.basis = basis
        made.orderNumber = orderNumber.unlessBlank
        made.orderDate = orderDate
        made.kind = kind
        made.actingReason = actingReason.unlessBlank
        made.validFrom = validFrom
        if validTo != nil || made.endReason == nil { made.validTo = validTo }
        made.receptionHours = receptionHours.unlessEmpty
        made.receptionPlace = receptionPlace.unlessEmpty
        made.topics = topics
        made.published = published
        made.contacts = contacts(over: made.contacts)
        return made
    }

    /// The first contact of each kind is that of the row; others stay.
    private func contacts(over existing: [Contact]) -> [Contact] {
        let told: [(kind: Contact.Kind, value: String?, isPublic: Bool)] = [
            (.phone, phone.unlessBlank, true), (.mobile, mobile.unlessBlank, false),
            (.email, email.unlessBlank, true),
        ]
        var contacts = existing
        for (kind, value, isPublic) in told {
            let place = contacts.firstIndex { $0.kind == kind }
            switch (place, value) {
            case (let place?, let value?): contacts[place].value = value
            case (let place?, nil): contacts.remove(at: place)
            case (nil, let value?):
                contacts.append(Contact(kind: kind, value: value, public: isPublic))
            case (nil, nil): break
            }
        }
        return contacts
    }
}
