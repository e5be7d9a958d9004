import Foundation
import KazakhstanFormats
import PluginKit

/// The question to an official of the public list whether what is published of them is right. Source: REG-11.
///
/// It is asked by a letter with a link that nobody else has, and answered once.
struct ContactQuery: Sendable {
    let id: UUID
    let designationId: UUID
    /// Of the designation as it stands.
    let revision: Int
    /// The last day on which it can be answered.
    let expiresOn: Day
    let answeredAt: Date?

    /// For how many days it can be answered, and its round be joined.
    static let days = 45
    /// After how many days one who has not answered is reminded, and how often.
    static let daysBetweenReminders = 14
    static let reminderLimit = 2
}

/// What an official says has changed.
struct ContactNote: Described {
    var note = ""

    static let fields = Fields(
        "ContactNote", texts: "registry.contactNote", blank: ContactNote(),
        [Field("note", \.note, .required, .length(1...2_000), .lines, .data(.personal))])
}

/// A link that leads to nothing any more.
enum LinkRefused: Refusal {
    /// Forged, or torn by a mail program.
    case unknown
    case used(on: String)
    case expired(on: String)
    /// The official has left the public list since.
    case idle
    /// The address to which it was sent is that of the official no more.
    case astray

    var consequence: Consequence {
        switch self {
        case .unknown, .expired, .idle, .astray: .missing
        case .used: .conflict
        }
    }

    var message: Message {
        switch self {
        case .unknown: "registry.contactLink.unknown"
        case .used(let day): Message("registry.contactLink.used", ["day": day])
        case .expired(let day): Message("registry.contactLink.expired", ["day": day])
        case .idle: "registry.contactLink.idle"
        case .astray: "registry.contactLink.astray"
        }
    }
}
