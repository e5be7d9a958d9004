import Foundation
import KazakhstanFormats
import PluginKit

/// What readers of the public list say is wrong with it.
enum ContactReports {}

extension ContactReports {
    /// The official of the path, as far as there is something to be reported.
    static func official(of request: Request) async throws -> Official {
        let found = try await Officials.find(
            request.id, today: request.today, from: request.database)
        guard let found, found.validTo.map({ $0 >= request.today }) ?? true else { throw Missing() }
        return found
    }

    /// Keeps what a reader says of the path's official; who says the same as another is counted.
    static func report(_ report: ContactReport, by request: Request) async throws
        -> ContactReportReceipt
    {
        let official = try await official(of: request)
        guard let subject = report.subject else { throw Missing() }
        let secret = LinkSecret.new()
        let details = report.details.unlessBlank?.trimmingCharacters(in: .whitespacesAndNewlines)
        return try await request.change { change in
            var id = try await join(subject, details ?? "", of: official.id, in: change)
            if id == nil { id = try await add(subject, details ?? "", of: official.id, in: change) }
            guard let id else { throw ContactReportsWaiting() }
            try await remember(
                secret, of: id, in: request.language, email: report.email.unlessBlank, in: change)
            try await change.audit(
                "registry.designation.contactsReported", of: official.id,
                after: ContactReport.fields.masked(report), withoutAddress: true)
            return ContactReportReceipt(id: id, token: secret.text)
        }
    }

    private static func join(
        _ subject: ContactReport.Subject, _ details: String, of designation: UUID, in change: Change
    ) async throws -> UUID? {
        try await change.value(
            """
            UPDATE registry.contact_reports SET count = count + 1, last_at = \(change.request.now)
            WHERE designation_id = \(designation) AND subject = \(subject) AND settled_at IS NULL
                AND sameness = md5(lower(regexp_replace(\(details)::text, '\\s+', ' ', 'g')))
            RETURNING id
            """, as: UUID.self)
    }

    /// Adds one, unless so many wait that an operator must look first.
    private static func add(
        _ subject: ContactReport.Subject, _ details: String, of designation: UUID, in change: Change
    ) async throws -> UUID? {
        let now = change.request.now
        return try await change.value(
            """
            INSERT INTO registry.contact_reports AS known
                (id, designation_id, subject, details, first_at, last_at)
            SELECT \(UUID.v7(at: now))::uuid, \(designation)::uuid, \(subject)::text,
                \(details)::text, \(now)::timestamptz, \(now)::timestamptz
            WHERE (SELECT count(*) FROM registry.contact_reports w
                   WHERE w.designation_id = \(designation) AND w.settled_at IS NULL)
                < \(ContactReport.waitingLimit)
            ON CONFLICT (designation_id, subject, sameness) WHERE settled_at IS NULL
                DO UPDATE SET count = known.count + 1, last_at = excluded.last_at
            RETURNING id
            """, as: UUID.self)
    }

    /// Keeps the digest of a secret by which a report is found, and an e-mail that is new to the report. The
    /// report's row is held by now: its reporters come one after the other.
    private static func remember(
        _ secret: LinkSecret, of report: UUID, in language: Language, email: String?,
        in change: Change
    ) async throws {
        let kept = try await change.execute(
            """
            INSERT INTO registry.contact_reporters (digest, report_id, reported_at, language, email)
            SELECT \(secret.digest)::bytea, \(report)::uuid,
                \(change.request.now)::timestamptz, \(language.rawValue)::text,
                CASE WHEN NOT EXISTS (
                    SELECT FROM registry.contact_reporters w
                    WHERE w.report_id = \(report) AND lower(w.email) = lower(\(email)::text))
                THEN \(email)::text END
            WHERE (SELECT count(*) FROM registry.contact_reporters w WHERE w.report_id = \(report))
                < \(ContactReport.reporterLimit)
            """)
        guard kept == 1 else { throw ContactReportsWaiting() }
    }

    /// How the report stands to which a secret leads. The name is there as far as the public list has it; what
    /// the reader wrote is not told once there is an answer, since a letter leads to that.
    static func find(_ request: Request) async throws -> ReportedContact? {
        guard let secret = try? LinkSecret(in: request) else { return nil }
        return try await request.database.query(
            """
            SELECT \(ReportedContact.columns)
            FROM registry.contact_reporters w JOIN registry.contact_reports r ON r.id = w.report_id
                LEFT JOIN LATERAL (\(listedName(on: request.today))) AS p ON true
            WHERE w.digest = \(secret.digest)
            """
        ).first.map { row in
            var report = try ReportedContact(row)
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

extension ReportedContact {
    /// Of `registry.contact_reports r` with the name `p` of its official, in the order of ``init(_:)``.
    static let columns: SQL = """
        r.id, r.designation_id, r.subject, nullif(r.details, ''), r.first_at, r.settled_at, r.outcome, \
        r.answer, \(PublicName.columns)
        """

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        designationId = try cells.next()
        subject = try cells.next()
        details = try cells.next()
        reportedAt = try cells.next()
        settledAt = try cells.next()
        outcome = try cells.next()
        answer = try cells.next()
        let official = try PublicName(&cells).fullName
        name = official.isEmpty ? nil : official
        try cells.end()
    }
}
