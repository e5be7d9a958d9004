import Foundation
import KazakhstanFormats
import PluginKit

extension ReaderReports {
    /// For whoever has the secret of a report: how it stands.
    static func answer(
        _ path: String, title: Message,
        find: @escaping @Sendable (Request) async throws -> ReaderReport?
    ) -> Page {
        Page.view("\(path)/{token}", .public, by: Nothing.self) { request, _, _ in
            guard let report = try await find(request) else {
                throw Missing("registry.contactReport.unknownLink")
            }
            let drawing = Drawing(request: request)
            return View(
                "registry/contact-report", title: title,
                [
                    "recordPage": .text(report.matter.page), "heading": drawing.text(title),
                    "name": drawing.localized(report.name),
                    "subject": drawing.choice(report.subject), "details": .optional(report.details),
                    "at": drawing.moment(report.reportedAt),
                    "outcome": report.outcome.map { drawing.text(Message($0.told)) } ?? .none,
                    "answer": .optional(report.answer),
                    "settledAt": drawing.moment(report.settledAt),
                ])
        }
    }

    /// The form by which anyone says what is wrong with the record of the path, and gets a page of their own.
    static func form<Said: Described>(
        _ path: String, of said: Said.Type, answeredAt answer: String, limit: ClientLimit,
        words: @escaping @Sendable (Request) async throws -> Form.Words,
        take: @escaping @Sendable (Said, Request) async throws -> Receipt
    ) -> Page {
        Page.form(path, .public, of: Said.self) { request in
            Form.Content(try await words(request))
        } submit: { request, given in
            let receipt = try await take(given.record, request)
            return Destination(
                "\(answer)/\(receipt.token)", notice: "registry.contactReport.isSent")
        }.limited(by: limit)
    }

    /// The form of an operator's answer, which leads back to a list.
    static func settlementForm(
        _ path: String, _ permission: Permission, back: String,
        find: @escaping @Sendable (Request) async throws -> ReaderReport,
        settle: @escaping @Sendable (ReportSettlement, Request) async throws -> ReaderReport
    ) -> Page {
        Page.form(path, .requires(permission), of: ReportSettlement.self) { request in
            let report = try await find(request)
            let drawing = Drawing(request: request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.contactSettlement.title", ["name": drawing.words(report.name)]),
                    subject: Form.Subject(
                        "registry/contact-settlement", drawing.settlement(of: report)),
                    button: "registry.contactSettlement.send", back: back))
        } submit: { request, given in
            _ = try await settle(given.record, request)
            return Destination(back, notice: "registry.contactSettlement.isSent")
        }
    }
}

extension Drawing {
    /// What was said, and how somebody has answered meanwhile.
    fileprivate func settlement(of report: ReaderReport) -> Model {
        [
            "about": choice(report.subject), "details": .optional(report.details),
            "at": moment(report.reportedAt), "settledAt": moment(report.settledAt),
            "outcome": choice(report.outcome), "answer": .optional(report.answer),
        ]
    }
}
