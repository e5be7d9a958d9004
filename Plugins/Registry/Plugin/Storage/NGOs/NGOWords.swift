import Foundation
import KazakhstanFormats
import PluginKit

/// The table of words by which organisations are found.
enum NGOWords {
    /// Finds a card by what it and those merged into it are called, and were before.
    static func renew(of id: UUID, in transaction: some SQLExecuting) async throws {
        let rows = try await transaction.rows(
            """
            SELECT n.bin, v.name FROM registry.ngos n CROSS JOIN LATERAL unnest(ARRAY[
                n.name_kk, n.name_ru, n.name_en, n.short_name_kk, n.short_name_ru, n.short_name_en])
                WITH ORDINALITY AS v (name, place)
            WHERE n.id = \(id) OR n.merged_into = \(id)
            UNION ALL
            SELECT NULL, v.name FROM registry.ngo_names o CROSS JOIN LATERAL unnest(ARRAY[
                o.name_kk, o.name_ru, o.name_en, o.short_name_kk, o.short_name_ru, o.short_name_en]) AS v (name)
            WHERE o.ngo_id = \(id)
                OR o.ngo_id IN (SELECT m.id FROM registry.ngos m WHERE m.merged_into = \(id))
            """, as: (String?, String?).self)
        let wording = NGOWording(
            of: rows.compactMap(\.1).map { NGOSpelling.words(of: $0) }, bins: rows.compactMap(\.0))
        try await write(wording, of: id, in: transaction)
    }

    /// Leaves none: a merged card is found by the one that took over.
    static func forget(_ id: UUID, in transaction: some SQLExecuting) async throws {
        try await transaction.execute("DELETE FROM registry.ngo_words WHERE ngo_id = \(id)")
    }

    /// Adds what is not known yet to the words among which slips are looked for.
    static func learn(
        _ words: some Sequence<String>, in transaction: some SQLExecuting
    ) async throws {
        let words = words.filter { !$0.allSatisfy(\.isNumber) }.sorted()
        try await transaction.execute(
            """
            INSERT INTO registry.ngo_vocabulary (word) SELECT unnest(\(words)::text[])
            ON CONFLICT DO NOTHING
            """)
    }

    private static func write(
        _ wording: NGOWording, of id: UUID, in transaction: some SQLExecuting
    ) async throws {
        try await learn(wording.words, in: transaction)
        try await transaction.execute(
            """
            WITH gone AS (
                DELETE FROM registry.ngo_words
                WHERE ngo_id = \(id) AND word <> ALL (\(wording.words)::text[])
            ), said AS (
                UPDATE registry.ngos SET search = \(wording.search)
                WHERE id = \(id) RETURNING id, status, search)
            \(insertion(of: wording, from: "said"))
            ON CONFLICT (word, ngo_id) DO UPDATE
            SET starts = excluded.starts, is_gone = excluded.is_gone, size = excluded.size
            """)
    }

    /// Adds words with what ranks the organisation among others.
    /// - Parameter card: Rows of its `id, status, search`.
    static func insertion(of wording: NGOWording, from card: SQL) -> SQL {
        """
        INSERT INTO registry.ngo_words (word, ngo_id, starts, is_gone, size)
        SELECT w.word, c.id, w.word = ANY (\(wording.firsts)::text[]), c.status = 'liquidated',
            least(length(c.search), 32767)
        FROM \(card) c CROSS JOIN unnest(\(wording.words)::text[]) AS w (word)
        """
    }
}
