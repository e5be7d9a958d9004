import Foundation
import KazakhstanFormats
import PluginKit

extension ContactReports {
    /// For anyone; who sends it gets a page that only they know.
    static let pages: [Page] = [
        Page.form("officials/{id}/contact-reports/new", .public, of: ContactReport.self) {
            request in
            let official = try await official(of: request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.contactReport.title",
                        ["name": Drawing(request: request).words(official.person.fullName)]),
                    introduction: "registry.contactReport.lead",
                    button: "registry.contactReport.send", back: "officials/\(official.id.text)"))
        } submit: { request, given in
            let receipt = try await report(given.record, by: request)
            return Destination(
                "contact-answers/\(receipt.token)", notice: "registry.contactReport.isSent")
        }.limited(by: .contactReports),
        Page.view("contact-answers/{token}", .public, by: Nothing.self) { request, _, _ in
            guard let report = try await find(request) else {
                throw Missing("registry.contactReport.unknownLink")
            }
            let drawing = Drawing(request: request)
            return View(
                "registry/contact-report", title: "registry.contactReport.stateTitle",
                [
                    "officialId": .text(report.designationId.text),
                    "name": drawing.localized(report.name),
                    "subject": drawing.choice(report.subject), "details": .optional(report.details),
                    "at": .text(LocalMoment(report.reportedAt).words(in: request.language)),
                    "outcome": report.outcome.map { drawing.text(Message($0.told)) } ?? .none,
                    "answer": .optional(report.answer),
                    "settledAt": .optional(
                        report.settledAt.map { LocalMoment($0).words(in: request.language) }),
                ])
        },
    ]
}
