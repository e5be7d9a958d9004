import Foundation
import KazakhstanFormats
import PluginKit

/// An official as anyone may see them: the allow-list of what is public. Source: REG-5.
struct Official: Described, Identified {
    /// Of the designation.
    var id = UUID.blank
    var bodyId = UUID.blank
    var bodyName = LocalizedText()
    var level = Level.central
    var katoCode: KATOCode?
    var person = PublicName()
    var position: LocalizedText?
    var kind = Designation.Kind.primary
    var contacts = PublicContacts.none
    var receptionHours: LocalizedText?
    var receptionPlace: LocalizedText?
    var topics: [String] = []
    var validFrom = Day(daysSince2000: 0)
    var validTo: Day?

    static let fields = Fields(
        "Official", texts: "registry.official", blank: Official(),
        [
            Field("id", told: \.id), Field("bodyId", told: \.bodyId),
            Field("bodyName", told: \.bodyName), Field("level", told: \.level),
            Field("katoCode", told: \.katoCode), Field("person", told: \.person),
            Field("position", told: \.position), Field("kind", told: \.kind),
            Field("contacts", told: \.contacts), Field("receptionHours", told: \.receptionHours),
            Field("receptionPlace", told: \.receptionPlace), Field("topics", told: \.topics),
            Field("validFrom", told: \.validFrom), Field("validTo", told: \.validTo),
        ])

    /// Of a designation that has ended only name, body and dates are shown.
    mutating func showOnly(whatIsSeenOn today: Day) {
        guard let validTo, validTo < today else { return }
        showOnlyNameBodyAndDates()
    }

    mutating func showOnlyNameBodyAndDates() {
        position = nil
        contacts = .none
        receptionHours = nil
        receptionPlace = nil
        topics = []
    }
}

/// The name of a published official.
struct PublicName: Described {
    var surname: LocalizedText?
    var givenName: LocalizedText?
    var patronymic: LocalizedText?

    static let fields = Fields(
        "PublicName", texts: "registry.person", blank: PublicName(),
        [
            Field("surname", told: \.surname), Field("givenName", told: \.givenName),
            Field("patronymic", told: \.patronymic),
        ])
}
