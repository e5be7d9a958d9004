import Foundation
import KazakhstanFormats
import PluginKit

/// What a reader of the public list says is wrong with the contacts of an official. Source: REG-11.
struct ContactReport: Described {
    var subject: Subject?
    var details: String?
    /// For the answer; nobody sees it, and it is not kept longer than that takes.
    var email: String?

    enum Subject: String, Choice {
        case phone, email, person, other
        static let texts = "registry.contactReportSubject"
    }

    static let fields = Fields(
        "ContactReport", texts: "registry.contactReport", blank: ContactReport(),
        [
            Field("subject", \.subject, .required),
            Field(
                "details", \.details, .length(0...1_000), .lines, .data(.personal),
                .hint("registry.contactReport.detailsHint")),
            Field(
                "email", \.email, .length(0...254), .data(.personal),
                .hint("registry.contactReport.emailHint")),
        ]
    ) { report, problems in
        if report.subject == .other, report.details.isBlank {
            problems.append(FieldProblem("/details", "required"))
        }
        if let email = report.email.unlessBlank, MailAddress(email) == nil {
            problems.append(.registry("/email", "notAnEmail"))
        }
    }

    /// How many different ones of one official may wait for an operator, who has enough to go by then.
    static let waitingLimit = 20
    /// How many may say the same before somebody has seen to it.
    static let reporterLimit = 100
    /// For how many days an e-mail is kept that was not written to.
    static let daysOfEmail = 90
    /// For how many days after the answer its page is there, and what was written is kept.
    static let daysOfAnswer = 90
}

extension ClientLimit {
    static let contactReports = ClientLimit("registry.contactReports", 5, per: .hour)
}

/// What one gets who has said that a contact is wrong: the secret of the page that tells how it stands.
struct ContactReportReceipt: Described, Identified {
    var id = UUID.blank
    var token = ""

    static let fields = Fields(
        "ContactReportReceipt", texts: "registry.contactReport", blank: ContactReportReceipt(),
        [Field("id", told: \.id), Field("token", told: \.token)])
}

/// A report of a reader as it stands.
struct ReportedContact: Described, Identified {
    var id = UUID.blank
    var designationId = UUID.blank
    /// Of the official, as far as whoever asks may know it.
    var name: LocalizedText?
    var subject = ContactReport.Subject.other
    var details: String?
    var reportedAt = Date(timeIntervalSince1970: 0)
    var settledAt: Date?
    var outcome: ContactOutcome?
    var answer: String?

    static let fields = Fields(
        "ReportedContact", texts: "registry.contactReport", blank: ReportedContact(),
        [
            Field("id", told: \.id), Field("designationId", told: \.designationId),
            Field("name", told: \.name), Field("subject", told: \.subject),
            Field("details", told: \.details, .data(.personal)),
            Field("reportedAt", told: \.reportedAt), Field("settledAt", told: \.settledAt),
            Field("outcome", told: \.outcome), Field("answer", told: \.answer),
        ])
}

/// What came of a report.
enum ContactOutcome: String, Choice {
    case corrected, right, unverifiable
    static let texts = "registry.contactOutcome"

    /// As it is said to the one who reported.
    var told: TextKey { TextKey("registry.contactOutcomeTold.\(rawValue)") }
}

/// What an operator says to those who reported a contact.
struct ContactSettlement: Described {
    var outcome: ContactOutcome?
    var answer: String?

    static let fields = Fields(
        "ContactSettlement", texts: "registry.contactSettlement", blank: ContactSettlement(),
        [
            Field("outcome", \.outcome, .required),
            Field(
                "answer", \.answer, .length(0...1_000), .lines,
                .hint("registry.contactSettlement.answerHint")),
        ])
}

/// So much was said of one official already that an operator must look first.
struct ContactReportsWaiting: Refusal {
    var consequence: Consequence { .tooOften }
    var message: Message { "registry.refusal.contactReportsWaiting" }
    var retryAfter: Int? { 3_600 }
}

/// An operator has answered already.
struct ContactReportSettled: Refusal {
    let day: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.contactReportSettled", ["day": day]) }
}
