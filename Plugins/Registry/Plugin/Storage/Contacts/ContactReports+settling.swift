import Foundation
import KazakhstanFormats
import PluginKit

extension ContactReports {
    /// The report of the path, for who may correct its designation.
    static func seen(_ request: Request) async throws -> ReportedContact {
        let row = try await request.database.query(
            """
            SELECT \(ReportedContact.columns)
            FROM registry.contact_reports r JOIN registry.designations d ON d.id = r.designation_id
                JOIN registry.persons p ON p.id = d.person_id
            WHERE r.id = \(request.id) AND d.agency_id = \(request.agency.id)
                AND \(request.condition(of: .editDesignations, on: "d.body_id") ?? "true")
            """
        ).first
        guard let found = try row.map(ReportedContact.init) else { throw Missing() }
        return found
    }

    /// An operator has seen to the path's report: those who left an e-mail are written to, and it is forgotten.
    static func settle(
        _ settlement: ContactSettlement, by request: Request
    ) async throws -> ReportedContact {
        var report = try await seen(request)
        if let settledAt = report.settledAt {
            throw ContactReportSettled(
                day: Day.today(now: settledAt).words(in: request.language))
        }
        guard let outcome = settlement.outcome else { throw Missing() }
        report.settledAt = request.now
        report.outcome = outcome
        report.answer = settlement.answer.unlessBlank
        return try await request.change { [report] change in
            try await close(report, outcome, in: change)
            try await answer(reporters(of: report.id, in: change), of: report, in: change)
            try await change.audit(
                "registry.designation.contactReportSettled", of: report.designationId,
                after: ReportedContact.fields.masked(report))
            return report
        }
    }

    private static func close(
        _ report: ReportedContact, _ outcome: ContactOutcome, in change: Change
    ) async throws {
        let request = change.request
        let body = try await change.value(
            """
            UPDATE registry.contact_reports r
            SET settled_at = \(request.now), settled_by = \(request.account?.id),
                outcome = \(outcome), answer = \(report.answer)
            FROM registry.designations d
            WHERE r.id = \(report.id) AND r.settled_at IS NULL AND d.id = r.designation_id
            RETURNING d.body_id
            """, as: UUID.self)
        guard let body else {
            throw ContactReportSettled(day: request.today.words(in: request.language))
        }
        try await request.require(.editDesignations, for: body)
    }

    /// Who waits for an answer by e-mail.
    private struct Reporter: Sendable {
        let address: MailAddress
        let language: Language
        let isDemonstration: Bool
    }

    /// Takes the e-mails out of the table: from now on only the letter has them.
    private static func reporters(of report: UUID, in change: Change) async throws -> [Reporter] {
        try await change.rows(
            """
            WITH known AS (
                SELECT w.digest, w.email, w.language, d.is_demonstration OR b.is_demonstration AS is_shown
                FROM registry.contact_reporters w
                    JOIN registry.contact_reports r ON r.id = w.report_id
                    JOIN registry.designations d ON d.id = r.designation_id
                    JOIN registry.bodies b ON b.id = d.body_id
                WHERE w.report_id = \(report) AND w.email IS NOT NULL)
            UPDATE registry.contact_reporters w SET email = NULL
            FROM known WHERE w.digest = known.digest
            RETURNING known.email, known.language, known.is_shown
            """, as: (String, String, Bool).self
        ).compactMap { email, language, isShown in
            guard let address = MailAddress(email), let language = Language(rawValue: language)
            else { return nil }
            return Reporter(address: address, language: language, isDemonstration: isShown)
        }
    }

    /// Writes to them, to each with a link of its own. Nothing of what a reader wrote is in the letter, nor on the
    /// page to which it leads: the address may be anybody's.
    private static func answer(
        _ reporters: [Reporter], of report: ReportedContact, in change: Change
    ) async throws {
        guard !reporters.isEmpty else { return }
        let request = change.request
        let written = reporters.map { ($0, LinkSecret.new()) }
        try await change.execute(
            """
            INSERT INTO registry.contact_reporters (digest, report_id, reported_at, language)
            SELECT \(LinkSecret.digest(of: "w.secret")), \(report.id)::uuid,
                \(request.now)::timestamptz, w.language
            FROM unnest(\(written.map(\.1.text))::text[],
                \(written.map(\.0.language.rawValue))::text[]) AS w (secret, language)
            """)
        let name = try await listedName(of: report, in: change)
        try await change.send(written.map { letter(to: $0, $1, of: report, called: name, request) })
    }

    private static func letter(
        to reporter: Reporter, _ secret: LinkSecret, of report: ReportedContact,
        called name: LocalizedText?, _ request: Request
    ) -> Letter {
        Letter(
            .contactReportAnswer, to: reporter.address, in: reporter.language,
            path: ["token": secret.text], until: request.now.addingTimeInterval(30 * 86_400),
            isDemonstration: reporter.isDemonstration
        ) { language in
            func text(_ message: Message?) -> String {
                message.map { request.texts.text($0, in: language) } ?? ""
            }
            return [
                "official": text(
                    name.map {
                        Message(
                            "registry.contactReportAnswer.official",
                            ["name": $0.line(in: language)])
                    }),
                "outcome": text(report.outcome.map { Message($0.told) }),
                "answer": (report.answer ?? "").inOneLine,
            ]
        }
    }

    /// The name of the report's official, as far as the public list has it.
    private static func listedName(
        of report: ReportedContact, in change: Change
    ) async throws -> LocalizedText? {
        let row = try await change.query(
            """
            SELECT \(PublicName.columns) FROM registry.contact_reports r
                CROSS JOIN LATERAL (\(listedName(on: change.request.today))) AS p
            WHERE r.id = \(report.id)
            """
        ).first
        return try row.map { row in
            var cells = row.cells
            return try PublicName(&cells).fullName
        }
    }
}

extension LetterKind {
    static let contactReportAnswer = LetterKind(
        "registry.contactReportAnswer", title: "registry.contactReportAnswer.title",
        subject: "registry.contactReportAnswer.subject",
        paragraphs: [
            "registry.contactReportAnswer.greeting", "registry.contactReportAnswer.about",
            "registry.contactReportAnswer.result", "registry.contactReportAnswer.link",
            "registry.contactReportAnswer.end",
        ], page: "contact-answers/{token}")
}
