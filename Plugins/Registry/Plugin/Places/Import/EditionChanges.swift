import KazakhstanFormats
import PluginKit

/// The difference between what holds and what an edition names, found and applied set by set.
///
/// What changed ends on the day before the edition and begins anew with it. What vanished ends there
/// too, proposed for closing. A version that began with the edition itself, because another file for
/// the same day was taken in before, is marked as corrected.
struct EditionChanges: Sendable {
    private let edition: Edition
    private let transaction: Transaction

    init(_ edition: Edition, in transaction: Transaction) {
        self.edition = edition
        self.transaction = transaction
    }

    func apply(_ places: [IncomingPlace], codes: Set<KATOCode>) async throws -> EditionCounts {
        try await IncomingTable.fill(with: places, codes: codes, in: transaction)
        try await findFates()
        try await endVersions()
        if edition.corrections > 0 { try await proposeWhatTheCorrectionDropped() }
        try await withdrawProposals()
        try await beginVersions()
        return try await counts()
    }

    /// What becomes of each place. An edition that knows no Kazakh keeps the Kazakh of a place whose
    /// Russian name stayed, «город» and «г.» being the same; one without types keeps the types.
    private func findFates() async throws {
        try await transaction.execute(
            """
            CREATE TEMP TABLE place_fates ON COMMIT DROP AS
            WITH known AS (
                SELECT * FROM registry.places WHERE valid_to IS NULL AND corrected_at IS NULL
            ), named AS (
                SELECT place.code, place.parent_code, place.level,
                    coalesce(place.type_code, known.type_code) AS type_code,
                    CASE WHEN keeps_kazakh THEN known.name_kk ELSE place.name_kk END AS name_kk,
                    place.name_ru,
                    CASE WHEN NOT keeps_kazakh THEN place.skeleton
                         WHEN known.name_ru = place.name_ru THEN known.skeleton
                         ELSE concat_ws(' ', place.skeleton, known.skeleton) END AS skeleton
                FROM pg_temp.incoming_places place LEFT JOIN known ON known.code = place.code
                CROSS JOIN LATERAL (
                    SELECT place.name_kk IS NULL AND known.name_kk IS NOT NULL
                        AND regexp_replace(known.name_ru, '^город ', 'г.') = place.name_ru
                ) AS keeping (keeps_kazakh)
            )
            SELECT coalesce(named.code, known.code) AS code, named.parent_code, named.level,
                named.type_code, named.name_kk, named.name_ru, named.skeleton, known.id,
                known.name_ru IS DISTINCT FROM named.name_ru AS is_renamed,
                CASE WHEN known.code IS NULL THEN 'added'
                     WHEN named.code IS NULL THEN 'vanished'
                     WHEN (named.parent_code, named.level, named.type_code, named.name_kk, named.name_ru)
                         IS NOT DISTINCT FROM
                         (known.parent_code, known.level, known.type_code, known.name_kk, known.name_ru)
                     THEN 'unchanged' ELSE 'changed' END AS fate
            FROM named FULL JOIN known ON known.code = named.code
            """)
        try await transaction.execute("ANALYZE pg_temp.place_fates")
    }

    private func endVersions() async throws {
        try await transaction.execute(
            """
            UPDATE registry.places place SET
                corrected_at = CASE WHEN place.valid_from = \(edition.effectiveOn) THEN now() END,
                valid_to = CASE WHEN place.valid_from < \(edition.effectiveOn) THEN \(lastDay)::date END,
                closing = CASE WHEN fate.fate = 'vanished' AND place.valid_from < \(edition.effectiveOn)
                    THEN 'proposed' END
            FROM pg_temp.place_fates fate
            WHERE place.id = fate.id AND fate.fate IN ('changed', 'vanished')
            """)
    }

    /// A place that only the corrected file still named has been gone since the day before.
    private func proposeWhatTheCorrectionDropped() async throws {
        try await transaction.execute(
            """
            UPDATE registry.places place SET closing = 'proposed'
            FROM pg_temp.place_fates fate
            WHERE place.code = fate.code AND fate.fate = 'vanished'
              AND place.valid_to = \(lastDay) AND place.corrected_at IS NULL
            """)
    }

    /// A place that is named again need not be closed.
    private func withdrawProposals() async throws {
        try await transaction.execute(
            """
            UPDATE registry.places place SET closing = NULL
            FROM pg_temp.place_fates fate
            WHERE place.code = fate.code AND fate.fate = 'added' AND place.closing = 'proposed'
            """)
    }

    private func beginVersions() async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.places (code, parent_code, level, type_code, name_kk, name_ru,
                skeleton, valid_from, edition)
            SELECT code, parent_code, level, type_code, name_kk, name_ru, skeleton,
                \(edition.effectiveOn), \(edition.id)
            FROM pg_temp.place_fates WHERE fate IN ('added', 'changed') ORDER BY code
            """)
    }

    private func counts() async throws -> EditionCounts {
        let rows = try await transaction.rows(
            """
            SELECT fate, count(*), count(*) FILTER (WHERE is_renamed)
            FROM pg_temp.place_fates GROUP BY fate
            """, as: (String, Int, Int).self)
        var counts = EditionCounts()
        for (fate, count, renamed) in rows {
            switch fate {
            case "added": counts.added = count
            case "changed": (counts.changed, counts.renamed) = (count, renamed)
            case "vanished": counts.vanished = count
            default: counts.unchanged = count
            }
        }
        return counts
    }

    private var lastDay: Day { edition.effectiveOn.adding(days: -1) }
}
