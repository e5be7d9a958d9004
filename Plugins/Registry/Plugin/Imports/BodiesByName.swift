import Foundation
import KazakhstanFormats
import PluginKit

/// By what a row without any key knows its body: its name, its first day and what is above it.
struct BodySignature: Sendable {
    let name: LocalizedText
    let validFrom: Day
    let parent: BodyKey?
    /// Whether the file has a column for what is above.
    let namesParent: Bool

    /// Nil where the row lacks the name or the day.
    init?(_ row: ImportRow, parent: BodyKey?, namesParent: Bool) {
        name = LocalizedText(
            kk: row.record["name"]?["kk"]?.string, ru: row.record["name"]?["ru"]?.string)
        guard !name.isEmpty,
            let day = row.record["validFrom"]?.string.flatMap({ try? Day(iso8601: $0) })
        else { return nil }
        validFrom = day
        self.parent = parent
        self.namesParent = namesParent
    }

    /// What stands for a key in a message, and tells the rows of one file apart.
    var key: BodyKey? {
        BodyKey(
            [parent?.text, name.kk ?? name.ru, validFrom.numeric].compactMap(\.self)
                .joined(separator: ", "))
    }
}

/// Bodies by the names that they bear or bore and by their first days.
struct BodiesByName: Sendable {
    private struct Entry: Sendable {
        let body: BodyCandidate
        let kk: String?
        let ru: String?
        /// Of what is above; empty where nothing is.
        let parentKeys: Set<String>
    }

    private var entries: [Day: [Entry]] = [:]

    static func read(
        _ signatures: [BodySignature], in change: Change
    ) async throws -> BodiesByName {
        var bodies = BodiesByName()
        guard !signatures.isEmpty else { return bodies }
        let names = Set(signatures.flatMap { [$0.name.kk, $0.name.ru].compactMap(\.self) }).sorted()
        let days = Set(signatures.map(\.validFrom.iso8601)).sorted()
        let rows = try await change.query(
            """
            SELECT b.id, b.valid_to IS NOT NULL, b.valid_from, v.name_kk, v.name_ru,
                p.id, p.external_code, p.bin
            FROM registry.body_versions v JOIN registry.bodies b ON b.id = v.body_id
                LEFT JOIN registry.bodies p ON p.id = v.parent_id
            WHERE b.valid_from = ANY (\(days)::date[])
                AND (v.name_kk = ANY (\(names)::text[]) OR v.name_ru = ANY (\(names)::text[]))
            """)
        for row in rows {
            var cells = row.cells
            let body = BodyCandidate(id: try cells.next(), isClosed: try cells.next())
            let day: Day = try cells.next()
            let (kk, ru): (String?, String?) = (try cells.next(), try cells.next())
            let id: UUID? = try cells.next()
            let keys: [String?] = [id?.text, try cells.next(), try cells.next()]
            bodies.entries[day, default: []].append(
                Entry(body: body, kk: kk, ru: ru, parentKeys: Set(keys.compactMap(\.self))))
        }
        return bodies
    }

    var ids: Set<UUID> { Set(entries.values.joined().map(\.body.id)) }

    /// The body that has the name in Kazakh or in Russian, the first day, and the same above it where the
    /// file says what that is.
    func find(_ signature: BodySignature) throws(AmbiguousBody) -> UUID? {
        let parents = signature.parent.map { Set($0.readings.map { $0.id?.text ?? $0.text }) }
        let found = (entries[signature.validFrom] ?? []).filter { entry in
            let isNamed =
                [(entry.kk, signature.name.kk), (entry.ru, signature.name.ru)]
                .contains { $0.0 != nil && $0.0 == $0.1 }
            guard isNamed, signature.namesParent else { return isNamed }
            return parents.map { !$0.isDisjoint(with: entry.parentKeys) }
                ?? entry.parentKeys.isEmpty
        }
        return try BodyCandidate.meant(
            by: signature.key?.text ?? "", among: Set(found.map(\.body)))
    }
}
