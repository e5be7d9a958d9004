import Foundation
import KazakhstanFormats
import PluginKit

/// What is recorded already of the organisations that some rows of a file are about.
struct KnownNGOs: Sendable {
    private var cards: [UUID: NGO] = [:]
    private var byBin: [BIN: [UUID]] = [:]
    private var byKey: [String: [(id: UUID, signature: NGOSignature)]] = [:]

    static func read(for rows: [NGORow], in change: Change) async throws -> KnownNGOs {
        var known = KnownNGOs()
        known.cards = try await NGOs.find(ids(of: rows, in: change), from: change)
        for (id, card) in known.cards {
            if let bin = card.bin { known.byBin[bin, default: []].append(id) }
            let signature = NGOSignature(name: card.name, region: card.katoCode?.region)
            for key in signature.keys { known.byKey[key, default: []].append((id, signature)) }
        }
        return known
    }

    /// The card of a row; nil for a new one. Of several, the one that was not merged into another.
    func find(_ row: NGORow) throws -> NGO? {
        if let id = row.id {
            guard let card = cards[id] else { throw InvalidFields(.registry("/id", "unknownNGO")) }
            return card
        }
        if let bin = row.bin { return try meant(among: byBin[bin] ?? [], by: bin.rawValue) }
        let same = namesakes(of: row).filter { cards[$0]?.bin == nil }
        return try meant(among: same, by: row.told)
    }

    /// Another card with the name and the region of a row, of which one has a BIN and the other has none.
    func namesake(of row: NGORow, but card: NGO?) -> NGO? {
        namesakes(of: row).lazy.compactMap { cards[$0] }.first { other in
            other.id != card?.id && other.mergedIntoId == nil
                && (other.bin == nil) != ((row.bin ?? card?.bin) == nil)
        }
    }

    private func namesakes(of row: NGORow) -> Set<UUID> {
        let all = row.signature.keys.flatMap { byKey[$0] ?? [] }
        return Set(all.filter { $0.signature.isSame(as: row.signature) }.map(\.id))
    }

    private func meant(among ids: some Sequence<UUID>, by key: String) throws -> NGO? {
        let found = ids.compactMap { cards[$0] }
        let standing = found.filter { $0.mergedIntoId == nil }
        let meant = standing.isEmpty ? found : standing
        guard meant.count < 2 || standing.isEmpty else {
            throw AmbiguousNGO(key: key, ids: meant.map(\.id.text).sorted())
        }
        return meant.min { $0.id.text < $1.id.text }
    }

    /// The cards that any of the rows may be about.
    private static func ids(of rows: [NGORow], in change: Change) async throws -> Set<UUID> {
        let ids = rows.compactMap(\.id)
        let bins = rows.compactMap(\.bin?.rawValue)
        let keys = Set(rows.flatMap(\.signature.keys)).sorted()
        let names = Set(rows.compactMap(\.signature.sortRu)).sorted()
        return Set(
            try await change.rows(
                """
                SELECT n.id FROM registry.ngos n WHERE n.id = ANY (\(ids)::uuid[])
                UNION
                SELECT n.id FROM registry.ngos n
                WHERE n.bin = ANY (\(bins)::text[]) AND n.merged_into IS NULL
                UNION
                SELECT n.id FROM registry.ngos n
                WHERE n.name_key = ANY (\(keys)::text[]) AND n.merged_into IS NULL
                UNION
                SELECT n.id FROM registry.ngos n
                WHERE n.sort_ru = ANY (\(names)::text[]) AND n.merged_into IS NULL
                UNION
                SELECT n.id FROM registry.ngos n WHERE n.merged_into IS NOT NULL
                    AND (n.bin = ANY (\(bins)::text[]) OR n.name_key = ANY (\(keys)::text[]))
                """, as: UUID.self))
    }
}

/// A name and a region that two cards without BIN have.
struct AmbiguousNGO: Refusal {
    let key: String
    let ids: [String]
    var consequence: Consequence { .conflict }
    var message: Message {
        Message(
            "registry.ngoImport.ambiguous",
            ["key": key, "ids": ids.prefix(5).joined(separator: ", ")])
    }
}
