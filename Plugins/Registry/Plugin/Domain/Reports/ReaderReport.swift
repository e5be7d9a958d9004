import Foundation
import KazakhstanFormats
import PluginKit

/// What a reader says is wrong with a record, as it stands.
struct ReaderReport: Sendable {
    var id = UUID.blank
    var matter = ReportMatter.official(designation: .blank)
    /// Of the record, as far as whoever asks may know it.
    var name: LocalizedText?
    var subject = Subject.other
    var details: String?
    /// How many have said it.
    var count = 1
    var reportedAt = Date(timeIntervalSince1970: 0)
    var settledAt: Date?
    var outcome: ReportOutcome?
    var answer: String?

    /// What may be wrong with a record of any kind.
    enum Subject: String, Choice {
        case phone, email, person, name, bin, legalForm, place, head, status, contacts, other
        static let texts = "registry.contactReportSubject"
    }

    /// How many different ones of one record may wait for an operator, who has enough to go by then.
    static let waitingLimit = 20
    /// How many may say the same before somebody has seen to it.
    static let reporterLimit = 100
    /// For how many days an e-mail is kept that was not written to.
    static let daysOfEmail = 90
    /// For how many days after the answer its page is there, and what was written is kept.
    static let daysOfAnswer = 90
}

extension FieldProblem {
    /// What is wrong with what a reader says: of other things they must say more, and a letter must be able to go.
    static func report(isOfOther: Bool, details: String?, email: String?) -> [FieldProblem] {
        (isOfOther && details.isBlank ? [FieldProblem("/details", "required")] : [])
            + FieldProblem.mailAddress(email, at: "/email")
    }

    /// An address that no letter can go to.
    static func mailAddress(_ text: String?, at pointer: Pointer) -> [FieldProblem] {
        guard let text = text.unlessBlank, MailAddress(text) == nil else { return [] }
        return [.registry(pointer, "notAnEmail")]
    }
}

/// What one gets who has sent something in without signing in: the secret of the page that tells how it stands.
struct Receipt: Described, Identified {
    var id = UUID.blank
    var token = ""

    static let fields = Fields(
        "Receipt", texts: "registry.contactReport", blank: Receipt(),
        [Field("id", told: \.id), Field("token", told: \.token)])
}
