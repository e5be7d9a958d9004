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

    private var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if !Person(surname: surname, givenName: givenName).isNamed {
            problems.append(.registry("/surname", "namelessPerson"))
        }
        for (phone, place) in [(phone, "/phone"), (mobile, "/mobile")] as [(String?, Pointer)] {
            problems += phone.unlessBlank.map { FieldProblem.phone($0, at: place) } ?? []
        }
        problems += FieldProblem.email(email, at: "/email")
        return problems
            + Designation.problems(kind, from: validFrom, to: validTo, because: actingReason)
    }
}

extension DesignationRow {
    /// The designation that the row tells, laid over the one that is there: what the file has no column for
    /// stays as it is.
    func designation(
        over existing: Designation?, given names: Set<String>, body: UUID, rank: String?
    ) -> Designation {
        var made = existing ?? Designation()
        func take<Value>(
            _ name: String, _ value: Value, _ path: WritableKeyPath<Designation, Value>
        ) {
            if existing == nil || names.contains(name) { made[keyPath: path] = value }
        }
        made.bodyId = body
        take("surname", surname.unlessEmpty, \.person.surname)
        take("givenName", givenName.unlessEmpty, \.person.givenName)
        take("patronymic", patronymic.unlessEmpty, \.person.patronymic)
        take("position", position, \.position)
        take("rank", rank, \.rank)
        take("basis", basis, \.basis)
        take("orderNumber", orderNumber.unlessBlank, \.orderNumber)
        take("orderDate", orderDate, \.orderDate)
        take("kind", kind, \.kind)
        take("actingReason", actingReason.unlessBlank, \.actingReason)
        take("validFrom", validFrom, \.validFrom)
        take("validTo", validTo, \.validTo)
        take("receptionHours", receptionHours.unlessEmpty, \.receptionHours)
        take("receptionPlace", receptionPlace.unlessEmpty, \.receptionPlace)
        take("topics", topics, \.topics)
        take("published", published, \.published)
        made.contacts = contacts(
            over: existing?.contacts ?? [], given: existing == nil ? nil : names)
        return made
    }

    /// - Parameter names: The contacts that the file has a column for; nil for all.
    private func contacts(over existing: [Contact], given names: Set<String>?) -> [Contact] {
        let told: [(name: String, kind: Contact.Kind, value: String?, isPublic: Bool)] = [
            ("phone", .phone, phone.unlessBlank, true),
            ("mobile", .mobile, mobile.unlessBlank, false),
            ("email", .email, email.unlessBlank, true),
        ]
        var contacts = existing
        for (name, kind, value, isPublic) in told where names?.contains(name) ?? true {
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
