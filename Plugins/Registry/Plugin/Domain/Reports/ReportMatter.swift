import Foundation
import PluginKit

/// The record with which a reader finds something wrong.
enum ReportMatter: Sendable {
    /// The contacts of an official on the public list.
    case official(designation: UUID)
    /// The card of an organisation.
    case ngo(UUID)

    var designationId: UUID? { if case .official(let id) = self { id } else { nil } }
    var ngoId: UUID? { if case .ngo(let id) = self { id } else { nil } }
    var id: UUID {
        switch self {
        case .official(let id), .ngo(let id): id
        }
    }

    /// How its name is told in a letter: «Ұйым: …».
    func told(_ name: String) -> Message {
        switch self {
        case .official: Message("registry.contactReportAnswer.official", ["name": name])
        case .ngo: Message("registry.contactReportAnswer.ngo", ["name": name])
        }
    }

    /// The page of the record, relative to the plugin.
    var page: String {
        switch self {
        case .official(let id): "officials/\(id.text)"
        case .ngo(let id): "ngos/\(id.text)"
        }
    }
}

/// What a reader says is wrong with a record, whichever it is.
struct ReaderNote: Sendable {
    let matter: ReportMatter
    let subject: ReaderReport.Subject
    let details: String
    let email: String?

    init(
        _ matter: ReportMatter, _ subject: ReaderReport.Subject, details: String?, email: String?
    ) {
        self.matter = matter
        self.subject = subject
        self.details =
            details.unlessBlank?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        self.email = email.unlessBlank
    }
}
