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

    /// The key as it stands, then as the BIN that it was if a spreadsheet dropped its zeros. The second
    /// counts only where the first meets nothing, and is told with ``PluginKit/ImportRow/zeroRestored(_:_:)``.
    var readings: [BodyKey] {
        [self] + [BodyKey(BIN.restoringLeadingZero(text)?.rawValue)].compactMap(\.self)
    }
}

/// A body that a row may mean.
struct BodyCandidate: Sendable, Hashable {
    let id: UUID
    let isClosed: Bool

    /// The one that is meant; of several, the one that is not closed.
    /// - Throws: ``AmbiguousBody`` where two could be meant.
    static func meant(
        by key: String, among found: Set<BodyCandidate>
    ) throws(AmbiguousBody) -> UUID? {
        let open = found.filter { !$0.isClosed }
        let meant = open.isEmpty ? found : open
        guard meant.count < 2 else {
            throw AmbiguousBody(key: key, ids: meant.map(\.id.text).sorted())
        }
        return meant.first?.id
    }
}

/// Bodies by their keys.
struct BodyDirectoryByKey: Sendable {
    private var entries: [String: Set<BodyCandidate>] = [:]

    /// Those that are recorded under any of the keys, however they are read.
    static func read(_ keys: Set<BodyKey>, in change: Change) async throws -> BodyDirectoryByKey {
        let (ids, texts) = (keys.compactMap(\.id), keys.flatMap(\.readings).map(\.text))
        let rows = try await change.rows(
            """
            SELECT b.id, b.external_code, b.bin, b.valid_to IS NOT NULL FROM registry.bodies b
            WHERE b.id = ANY (\(ids)::uuid[]) OR b.external_code = ANY (\(texts)::text[])
                OR b.bin = ANY (\(texts)::text[])
            """, as: (UUID, String?, String?, Bool).self)
        var directory = BodyDirectoryByKey()
        for (id, code, bin, isClosed) in rows {
            for key in [id.text, code, bin].compactMap(\.self) {
                directory.entries[key, default: []].insert(
                    BodyCandidate(id: id, isClosed: isClosed))
            }
        }
        return directory
    }

    var ids: Set<UUID> { Set(entries.values.joined().map(\.id)) }

    /// The body of a key as it stands.
    func find(_ key: BodyKey) throws(AmbiguousBody) -> UUID? {
        try BodyCandidate.meant(by: key.text, among: entries[key.id?.text ?? key.text] ?? [])
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

extension ImportRow {
    /// That a number was read with the zeros that a spreadsheet dropped: a proposal, so it is said.
    func zeroRestored(_ pointer: Pointer, _ bin: String) -> [ImportFinding] {
        findings([.registry(pointer, "zeroRestored", ["bin": bin])], areWarnings: true)
    }
}
