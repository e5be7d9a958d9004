import Foundation
import KazakhstanFormats
import PluginKit

/// By what a file knows a body: its id, the number that another system gave it, or its BIN.
struct BodyKey: Sendable, Hashable, CustomStringConvertible {
    let text: String

    /// Nil for an empty text. A BIN that a spreadsheet made shorter is a key all the same.
    init?(_ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        self.text = text
    }

    var description: String { text }

    var id: UUID? { text.count == 36 ? UUID(uuidString: text) : nil }
}

/// Bodies by their keys.
struct BodyDirectoryByKey: Sendable {
    struct Entry: Sendable, Hashable {
        let id: UUID
        let externalCode: String?
        let bin: String?
        let isClosed: Bool
    }

    private(set) var entries: [String: Set<Entry>] = [:]

    /// Those that are recorded under any of the keys.
    static func read(_ keys: Set<BodyKey>, in change: Change) async throws -> BodyDirectoryByKey {
        let (ids, texts) = (keys.compactMap(\.id), keys.map(\.text))
        let rows = try await change.rows(
            """
            SELECT b.id, b.external_code, b.bin, b.valid_to IS NOT NULL FROM registry.bodies b
            WHERE b.id = ANY (\(ids)::uuid[]) OR b.external_code = ANY (\(texts)::text[])
                OR b.bin = ANY (\(texts)::text[])
            """, as: (UUID, String?, String?, Bool).self)
        var directory = BodyDirectoryByKey()
        for (id, code, bin, isClosed) in rows {
            directory.add(Entry(id: id, externalCode: code, bin: bin, isClosed: isClosed))
        }
        return directory
    }

    private mutating func add(_ entry: Entry) {
        for key in [entry.id.text, entry.externalCode, entry.bin].compactMap(\.self) {
            entries[key, default: []].insert(entry)
        }
    }

    /// The body of a key; of several, the one that is not closed.
    /// - Throws: ``AmbiguousBody`` where the key meets two that could be meant.
    func find(_ key: BodyKey) throws(AmbiguousBody) -> UUID? {
        let found = entries[key.id?.text ?? key.text] ?? []
        let open = found.filter { !$0.isClosed }
        let meant = open.isEmpty ? found : open
        guard meant.count < 2 else {
            throw AmbiguousBody(key: key.text, ids: meant.map(\.id.text).sorted())
        }
        return meant.first?.id
    }
}

/// A key that meets more than one body.
struct AmbiguousBody: Refusal {
    let key: String
    let ids: [String]
    var consequence: Consequence { .conflict }
    var message: Message {
        Message(
            "registry.import.ambiguousBody",
            ["key": key, "ids": ids.prefix(5).joined(separator: ", ")])
    }
}
