import Foundation
import KazakhstanFormats
import PluginKit

/// The cards that some rows of an extract are about, with the annual information that is recorded of them.
struct KnownReports: Sendable {
    /// By id and by BIN; one that was merged stands for the card that took over.
    private var cards: [String: UUID] = [:]
    private var reports: [ReportedYear: MirroredReport] = [:]

    static func read(for rows: [NGOReportRow], in change: Change) async throws -> KnownReports {
        var known = KnownReports()
        let (ids, bins) = (rows.compactMap(\.id), rows.compactMap(\.bin?.rawValue))
        // Those that were merged come first, so that a card of its own counts more.
        let cards = try await change.rows(
            """
            SELECT n.id, n.bin, n.merged_into FROM registry.ngos n WHERE n.id = ANY (\(ids)::uuid[])
            UNION
            SELECT n.id, n.bin, n.merged_into FROM registry.ngos n
            WHERE n.merged_into IS NOT NULL AND n.bin = ANY (\(bins)::text[])
            UNION
            SELECT n.id, n.bin, n.merged_into FROM registry.ngos n
            WHERE n.merged_into IS NULL AND n.bin = ANY (\(bins)::text[])
            ORDER BY merged_into NULLS LAST
            """, as: (UUID, String?, UUID?).self)
        for (id, bin, into) in cards {
            known.cards[id.text] = into ?? id
            if let bin { known.cards[bin] = into ?? id }
        }
        let found = Array(Set(known.cards.values))
        for (ngo, year, state, on, source, day) in try await change.rows(
            """
            SELECT r.ngo_id, r.year, r.state, r.received_on, r.source, r.as_of
            FROM registry.ngo_reports r WHERE r.ngo_id = ANY (\(found)::uuid[])
            """, as: (UUID, Int, NGOReport.State, Day?, String, Day).self)
        {
            known.reports[ReportedYear(ngo: ngo, year: year)] = MirroredReport(
                state: state, receivedOn: on, source: source, asOf: day)
        }
        return known
    }

    func ngo(_ row: NGOReportRow) -> UUID? {
        row.id.map { cards[$0.text] } ?? row.bin.flatMap { cards[$0.rawValue] }
    }

    func report(_ year: ReportedYear) -> MirroredReport? { reports[year] }
}
