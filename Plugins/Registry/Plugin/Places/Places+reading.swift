import KazakhstanFormats
import PluginKit

/// What the rest of the plugin asks of the classifier.
extension Places {
    /// Whether the classifier names the place on a day.
    static func exists(
        _ code: KATOCode, on day: Day, in database: some SQLExecuting
    ) async throws -> Bool {
        try await database.value(
            """
            SELECT EXISTS (SELECT FROM registry.places place
                           WHERE place.code = \(code) AND \(holds("place", on: day)))
            """) ?? false
    }

    /// The names on a day of those codes that exist on it.
    static func names(
        of codes: [KATOCode], on day: Day, in database: some SQLExecuting
    ) async throws -> [KATOCode: LocalizedText] {
        let rows = try await database.rows(
            """
            SELECT place.code, place.name_kk, place.name_ru FROM registry.places place
            WHERE place.code = ANY (\(codes.map(\.rawValue))) AND \(holds("place", on: day))
            """, as: (KATOCode, String?, String?).self)
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0.0, LocalizedText(kk: $0.1, ru: $0.2)) })
    }

    /// The oblasts and cities of republican significance on a day, in the order of their codes.
    static func regions(on day: Day, in database: some SQLExecuting) async throws -> [Region] {
        try await database.rows(
            """
            SELECT region.code, region.name_kk, region.name_ru FROM registry.places region
            WHERE region.level = 'region' AND region.code LIKE '__0000000'
              AND \(holds("region", on: day))
            ORDER BY region.code
            """, as: (KATOCode, String?, String?).self
        ).map { Region(code: $0.0, name: LocalizedText(kk: $0.1, ru: $0.2)) }
    }

    /// What vanished and awaits a word, with the newest first.
    static func proposedClosings(
        _ paging: Paging, in database: some SQLExecuting
    ) async throws -> Listing<ProposedClosing> {
        let rows = try await database.rows(
            """
            SELECT code, name_kk, name_ru, valid_to, count(*) OVER () FROM registry.places
            WHERE closing = 'proposed' AND corrected_at IS NULL
            ORDER BY valid_to DESC, code \(paging.slice)
            """, as: (KATOCode, String?, String?, Day, Int).self)
        return Listing(
            items: rows.map {
                ProposedClosing(code: $0.0, name: LocalizedText(kk: $0.1, ru: $0.2), lastDay: $0.3)
            }, total: .exact(rows.first?.4 ?? 0))
    }

    /// The condition that a version of a place holds on a day.
    static func holds(_ alias: String, on day: Day) -> SQL {
        """
        \(raw: alias).corrected_at IS NULL AND \(raw: alias).valid_from <= \(day)
        AND (\(raw: alias).valid_to IS NULL OR \(raw: alias).valid_to >= \(day))
        """
    }
}

extension KATOCode {
    /// What a record is before its code is known: the first region.
    static let blank: KATOCode = {
        guard let code = KATOCode(rawValue: "100000000") else {
            preconditionFailure("the first region has a code of nine digits")
        }
        return code
    }()
}
