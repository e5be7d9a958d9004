import KazakhstanFormats
import PluginKit

extension ContactReports {
    /// For anyone; who sends it gets a page that only they know.
    static let pages: [Page] = [
        ReaderReports.form(
            "officials/{id}/contact-reports/new", of: ContactReport.self,
            answeredAt: "contact-answers", limit: .contactReports
        ) { request in
            let official = try await official(of: request)
            return Form.Words(
                title: Message(
                    "registry.contactReport.title",
                    ["name": Drawing(request: request).words(official.person.fullName)]),
                introduction: "registry.contactReport.lead",
                button: "registry.contactReport.send", back: "officials/\(official.id.text)")
        } take: {
            try await report($0, by: $1)
        },
        ReaderReports.answer("contact-answers", title: "registry.contactReport.stateTitle") {
            try await find($0)
        },
    ]
}
