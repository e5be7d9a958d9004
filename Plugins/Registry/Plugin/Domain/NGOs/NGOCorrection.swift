import KazakhstanFormats
import PluginKit

/// What a reader says is wrong on the card of an organisation. Source: REG-9.
struct NGOCorrection: Described {
    var subject: Subject?
    var details: String?
    /// For the answer; nobody sees it, and it is not kept longer than that takes.
    var email: String?

    enum Subject: String, Choice {
        case name, bin, legalForm, place, head, status, contacts, other
        static let texts = "registry.contactReportSubject"
    }

    static let fields = Fields(
        "NGOCorrection", texts: "registry.contactReport", blank: NGOCorrection(),
        [
            Field("subject", \.subject, .required),
            Field(
                "details", \.details, .length(0...1_000), .lines, .data(.personal),
                .hint("registry.ngoCorrection.detailsHint")),
            Field(
                "email", \.email, .length(0...254), .data(.personal),
                .hint("registry.contactReport.emailHint")),
        ]
    ) { correction, problems in
        problems += FieldProblem.report(
            isOfOther: correction.subject == .other, details: correction.details,
            email: correction.email)
    }
}

extension ClientLimit {
    static let ngoCorrections = ClientLimit("registry.ngoCorrections", 5, per: .hour)
}
