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
        problems += FieldProblem.report(
            isOfOther: report.subject == .other, details: report.details, email: report.email)
    }
}

extension ClientLimit {
    static let contactReports = ClientLimit("registry.contactReports", 5, per: .hour)
}
