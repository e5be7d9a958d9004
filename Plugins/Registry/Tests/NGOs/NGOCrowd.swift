import PluginKit
import PluginTesting

/// Many organisations, as an import would have left them.
enum NGOCrowd {
    /// Of words of which some begin alike; every tenth without BIN, in twenty regions.
    static func fill(_ count: Int, in arna: Arna) async throws {
        try await arna.owner.withTransaction { try await fill(count, in: $0) }
    }

    private static func fill(_ count: Int, in owner: Transaction) async throws {
        try await owner.execute(
            """
            CREATE TEMP TABLE crowd AS
            SELECT gen_random_uuid() AS id, number, word, other,
                CASE WHEN number % 10 > 0 THEN lpad(number::text, 12, '0') END AS bin,
                ((10 + number % 20) || '0000000') AS place
            FROM generate_series(1, \(count)) AS number
                CROSS JOIN LATERAL (SELECT
                    (ARRAY['kizgaldak', 'kirlangich', 'birlik', 'zhastar', 'shanirak'])[1 + number % 5]
                        || chr(97 + number / 5 % 26) || chr(97 + number / 130 % 26) AS word,
                    chr(97 + number % 23) || chr(97 + number % 19) || 'taraz' || number % 700 AS other) AS words
            """)
        try await owner.execute(
            """
            INSERT INTO registry.ngos (id, bin, no_bin_reason, name_kk, name_ru, sort_kk, sort_ru, name_key,
                search, legal_form, kato_code, spheres, status)
            SELECT id, bin, CASE WHEN bin IS NULL THEN 'жоқ' END, 'Б' || word || ' ' || other,
                'Б' || word || ' ' || other, 'Б' || word || ' ' || other, 'Б' || word || ' ' || other,
                other || ' ' || word, ' ' || word || ' ' || other || coalesce(' ' || bin, ''), 'publicFund',
                place, '{youth}', CASE number % 50 WHEN 0 THEN 'inactive' ELSE 'active' END
            FROM crowd
            """)
        try await owner.execute(
            """
            INSERT INTO registry.ngo_words (word, ngo_id, starts, is_gone, size)
            SELECT word, id, true, false, 20 FROM crowd UNION SELECT other, id, false, false, 20 FROM crowd
            UNION SELECT bin, id, false, false, 20 FROM crowd WHERE bin IS NOT NULL
            """)
        try await owner.execute(
            """
            INSERT INTO registry.ngo_vocabulary (word)
            SELECT word FROM crowd UNION SELECT other FROM crowd
            """)
        try await owner.execute("DROP TABLE crowd")
    }
}
