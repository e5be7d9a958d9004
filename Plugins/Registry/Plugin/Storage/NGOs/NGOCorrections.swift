import Foundation
import KazakhstanFormats
import PluginKit

/// What readers say is wrong on the cards of organisations.
enum NGOCorrections {
    /// The organisation of the path; of a merged card, the one that took over.
    static func ngo(of request: Request) async throws -> NGO {
        guard let found = try await NGOs.find(request.id, from: request.database) else {
            throw Missing()
        }
        guard let into = found.mergedIntoId else { return found }
        guard let holder = try await NGOs.find(into, from: request.database) else {
            throw Missing()
        }
        return holder
    }

    /// Keeps what a reader says of the path's organisation.
    static func ask(_ correction: NGOCorrection, by request: Request) async throws -> Receipt {
        let ngo = try await ngo(of: request)
        guard let word = correction.subject?.rawValue,
            let subject = ReaderReport.Subject(rawValue: word)
        else { throw Missing() }
        let note = ReaderNote(
            .ngo(ngo.id), subject, details: correction.details, email: correction.email)
        return try await request.change { change in
            let receipt = try await ReaderReports.keep(note, in: change)
            try await change.audit(
                "registry.ngo.correctionAsked", of: ngo.id,
                after: NGOCorrection.fields.masked(correction), withoutAddress: true)
            return receipt
        }
    }

    /// How the request stands to which a secret leads.
    static func find(_ request: Request) async throws -> ReaderReport? {
        try await ReaderReports.find(request, where: "r.ngo_id IS NOT NULL")
    }

    /// A page of those that nobody has answered yet, the oldest first.
    static func list(
        _ paging: Paging, from database: Database
    ) async throws -> Listing<ReaderReport> {
        let items = try await database.query(
            """
            SELECT \(ReaderReport.columns) \(waiting) ORDER BY r.first_at, r.id \(paging.slice)
            """
        ).map(ReaderReport.init)
        return try await paging.listing(items, counting: waiting, from: database)
    }

    private static let waiting: SQL = """
        FROM registry.contact_reports r JOIN registry.ngos n ON n.id = r.ngo_id
            LEFT JOIN registry.persons p ON false
        WHERE r.settled_at IS NULL
        """

    /// How many wait for an operator.
    static func count(from database: Database) async throws -> Int {
        try await database.value(
            """
            SELECT count(*) FROM registry.contact_reports r
            WHERE r.ngo_id IS NOT NULL AND r.settled_at IS NULL
            """, as: Int.self) ?? 0
    }

    static func seen(_ request: Request) async throws -> ReaderReport {
        try await ReaderReports.seen(request, where: "n.id IS NOT NULL")
    }

    /// An operator has seen to the path's request.
    static func settle(
        _ settlement: ReportSettlement, by request: Request
    ) async throws -> ReaderReport {
        let report = try await seen(request)
        return try await request.change { change in
            let settled = try await ReaderReports.settle(report, by: settlement, in: change)
            try await change.audit(
                "registry.ngo.correctionSettled", of: settled.matter.id,
                after: ToldReport<OfCard>.fields.masked(ToldReport(report: settled)))
            return settled
        }
    }
}
