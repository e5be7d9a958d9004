import Foundation
import KazakhstanFormats
import PluginKit

extension ReaderReports {
    /// Of which record a report of the path is: of `d`, `p` and `n`, the official's record, its person and the
    /// organisation, those are there that it is about.
    static func seen(_ request: Request, where condition: SQL) async throws -> ReaderReport {
        let row = try await request.database.query(
            """
            SELECT \(ReaderReport.columns)
            FROM registry.contact_reports r
                LEFT JOIN registry.designations d ON d.id = r.designation_id
                LEFT JOIN registry.persons p ON p.id = d.person_id
                LEFT JOIN registry.ngos n ON n.id = r.ngo_id
            WHERE r.id = \(request.id) AND \(condition)
            """
        ).first
        guard let found = try row.map(ReaderReport.init) else { throw Missing() }
        return found
    }

    /// An operator has seen to a report: those who left an e-mail are written to, and it is forgotten.
    static func settle(
        _ report: ReaderReport, by settlement: ReportSettlement, in change: Change
    ) async throws -> ReaderReport {
        let request = change.request
        if let settledAt = report.settledAt {
            throw ReportSettled(day: Day.today(now: settledAt).words(in: request.language))
        }
        guard let outcome = settlement.outcome else { throw Missing() }
        var report = report
        report.settledAt = request.now
        report.outcome = outcome
        report.answer = settlement.answer.unlessBlank
        let closed = try await change.execute(
            """
            UPDATE registry.contact_reports
            SET settled_at = \(request.now), settled_by = \(request.account?.id),
                outcome = \(outcome), answer = \(report.answer)
            WHERE id = \(report.id) AND settled_at IS NULL
            """)
        guard closed == 1 else {
            throw ReportSettled(day: request.today.words(in: request.language))
        }
        try await answer(reporters(of: report.id, in: change), of: report, in: change)
        return report
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
                SELECT w.digest, w.email, w.language,
                    coalesce(n.is_demonstration, d.is_demonstration OR b.is_demonstration) AS is_shown
                FROM registry.contact_reporters w
                    JOIN registry.contact_reports r ON r.id = w.report_id
                    LEFT JOIN registry.ngos n ON n.id = r.ngo_id
                    LEFT JOIN registry.designations d ON d.id = r.designation_id
                    LEFT JOIN registry.bodies b ON b.id = d.body_id
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
        _ reporters: [Reporter], of report: ReaderReport, in change: Change
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
        let name = try await publicName(of: report, in: change)
        try await change.send(written.map { letter(to: $0, $1, of: report, called: name, request) })
    }

    private static func letter(
        to reporter: Reporter, _ secret: LinkSecret, of report: ReaderReport,
        called name: LocalizedText?, _ request: Request
    ) -> Letter {
        Letter(
            report.matter.letter,
            to: reporter.address, in: reporter.language,
            path: ["token": secret.text], until: request.now.addingTimeInterval(30 * 86_400),
            isDemonstration: reporter.isDemonstration
        ) { language in
            func text(_ message: Message?) -> String {
                message.map { request.texts.text($0, in: language) } ?? ""
            }
            return [
                "record": text(name.map { report.matter.told($0.line(in: language)) }),
                "outcome": text(report.outcome.map { Message($0.told) }),
                "answer": (report.answer ?? "").inOneLine,
            ]
        }
    }

    /// The name of the record: that of an official as far as the public list has it.
    private static func publicName(
        of report: ReaderReport, in change: Change
    ) async throws -> LocalizedText? {
        guard report.matter.designationId != nil else { return report.name }
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

extension ReportMatter {
    fileprivate var letter: LetterKind {
        switch self {
        case .official: .contactReportAnswer
        case .ngo: .ngoCorrectionAnswer
        }
    }
}

extension LetterKind {
    static let contactReportAnswer = LetterKind(
        "registry.contactReportAnswer", title: "registry.contactReportAnswer.title",
        subject: "registry.contactReportAnswer.subject",
        paragraphs: answer(about: "registry.contactReportAnswer.about"),
        page: "contact-answers/{token}")
    static let ngoCorrectionAnswer = LetterKind(
        "registry.ngoCorrectionAnswer", title: "registry.ngoCorrection.letterTitle",
        subject: "registry.ngoCorrection.letterSubject",
        paragraphs: answer(about: "registry.ngoCorrection.letterAbout"),
        page: "ngo-answers/{token}")

    private static func answer(about: TextKey) -> [TextKey] {
        [
            "registry.contactReportAnswer.greeting", about, "registry.contactReportAnswer.result",
            "registry.contactReportAnswer.link", "registry.contactReportAnswer.end",
        ]
    }
}
