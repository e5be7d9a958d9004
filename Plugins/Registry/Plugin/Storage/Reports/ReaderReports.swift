import Foundation
import KazakhstanFormats
import PluginKit

/// What readers say is wrong with records of the register.
enum ReaderReports {
    /// Keeps what a reader says; who says the same as another is counted.
    static func keep(_ note: ReaderNote, in change: Change) async throws -> Receipt {
        let secret = LinkSecret.new()
        var id = try await join(note, in: change)
        if id == nil { id = try await add(note, in: change) }
        guard let id else { throw ReportsWaiting() }
        try await remember(secret, of: id, email: note.email, in: change)
        return Receipt(id: id, token: secret.text)
    }

    private static func join(_ note: ReaderNote, in change: Change) async throws -> UUID? {
        try await change.value(
            """
            UPDATE registry.contact_reports SET count = count + 1, last_at = \(change.request.now)
            WHERE about_id = \(note.matter.id) AND subject = \(note.subject) AND settled_at IS NULL
                AND sameness = md5(lower(regexp_replace(\(note.details)::text, '\\s+', ' ', 'g')))
            RETURNING id
            """, as: UUID.self)
    }

    /// Adds one, unless so many wait that an operator must look first.
    private static func add(_ note: ReaderNote, in change: Change) async throws -> UUID? {
        let now = change.request.now
        return try await change.value(
            """
            INSERT INTO registry.contact_reports AS known
                (id, designation_id, ngo_id, subject, details, first_at, last_at)
            SELECT \(UUID.v7(at: now))::uuid, \(note.matter.designationId)::uuid,
                \(note.matter.ngoId)::uuid, \(note.subject)::text, \(note.details)::text,
                \(now)::timestamptz, \(now)::timestamptz
            WHERE (SELECT count(*) FROM registry.contact_reports w
                   WHERE w.about_id = \(note.matter.id) AND w.settled_at IS NULL)
                < \(ReaderReport.waitingLimit)
            ON CONFLICT (about_id, subject, sameness) WHERE settled_at IS NULL
                DO UPDATE SET count = known.count + 1, last_at = excluded.last_at
            RETURNING id
            """, as: UUID.self)
    }

    /// Keeps the digest of a secret by which a report is found, and an e-mail that is new to the report. The
    /// report's row is held by now: its reporters come one after the other.
    private static func remember(
        _ secret: LinkSecret, of report: UUID, email: String?, in change: Change
    ) async throws {
        let kept = try await change.execute(
            """
            INSERT INTO registry.contact_reporters (digest, report_id, reported_at, language, email)
            SELECT \(secret.digest)::bytea, \(report)::uuid,
                \(change.request.now)::timestamptz, \(change.request.language.rawValue)::text,
                CASE WHEN NOT EXISTS (
                    SELECT FROM registry.contact_reporters w
                    WHERE w.report_id = \(report) AND lower(w.email) = lower(\(email)::text))
                THEN \(email)::text END
            WHERE (SELECT count(*) FROM registry.contact_reporters w WHERE w.report_id = \(report))
                < \(ReaderReport.reporterLimit)
            """)
        guard kept == 1 else { throw ReportsWaiting() }
    }

    /// How the report stands to which a secret leads, where it is of the record that is asked for. The name of an official is there as far as the public list
    /// has it; what the reader wrote is not told once there is an answer, since a letter leads to that.
    static func find(
        _ request: Request, where condition: SQL
    ) async throws -> ReaderReport? {
        guard let secret = try? LinkSecret(in: request) else { return nil }
        return try await request.database.query(
            """
            SELECT \(ReaderReport.columns)
            FROM registry.contact_reporters w JOIN registry.contact_reports r ON r.id = w.report_id
                LEFT JOIN registry.ngos n ON n.id = r.ngo_id
                LEFT JOIN LATERAL (\(listedName(on: request.today))) AS p ON true
            WHERE w.digest = \(secret.digest) AND \(condition)
            """
        ).first.map { row in
            var report = try ReaderReport(row)
            if report.settledAt != nil { report.details = nil }
            return report
        }
    }

    /// The name of report `r`'s official as the public list has it on a day, or last had it.
    static func listedName(on day: Day) -> SQL {
        """
        SELECT o.* FROM registry.officials o
        WHERE o.designation_id = r.designation_id AND o.shown_from <= \(day)
        ORDER BY o.shown_from DESC LIMIT 1
        """
    }
}

extension ReaderReport {
    /// Of `registry.contact_reports r` with the name `p` of its official or its organisation `n`, in the order of
    /// ``init(_:)``.
    static let columns: SQL = """
        r.id, r.designation_id, r.ngo_id, r.subject, nullif(r.details, ''), r.count, r.first_at, \
        r.settled_at, r.outcome, r.answer, \(PublicName.columns), n.name_kk, n.name_ru, n.name_en
        """

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        let designation: UUID? = try cells.next()
        let card: UUID? = try cells.next()
        // One of the two is always there: contact_reports_about.
        matter = card.map { .ngo($0) } ?? .official(designation: designation ?? .blank)
        subject = try cells.next()
        details = try cells.next()
        count = try cells.next()
        reportedAt = try cells.next()
        settledAt = try cells.next()
        outcome = try cells.next()
        answer = try cells.next()
        let official = try PublicName(&cells).fullName
        let ngo = try cells.localizedIfAny()
        name = official.isEmpty ? ngo : official
        try cells.end()
    }
}
