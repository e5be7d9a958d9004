import Crypto
import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

@Suite struct FileStoreTests {
    private func play(_ test: (Arna, FileStore) async throws -> Void) async throws {
        try await Arna.with([.publications]) { arna in
            try await test(arna, FileStore(database: arna.database))
        }
    }

    /// Keeps bytes as the host that serves.
    private func keep(
        _ bytes: [UInt8], as file: NewFile, in arna: Arna
    ) async throws -> KeptFile {
        try await arna.database.withTransaction { transaction in
            try await FileStore(database: arna.database).keep(
                file, from: Chunks(bytes, of: 70_001), in: transaction)
        }
    }

    private func read(_ file: KeptFile, from store: FileStore) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await part in store.parts(of: file) { bytes += part }
        return bytes
    }

    @Test(arguments: [0, 1, 262_143, 262_144, 262_145, 1_000_000])
    func `what is kept is read again, byte by byte`(_ size: Int) async throws {
        try await play { arna, store in
            let bytes = SeededBytes.some(size)
            let kept = try await keep(bytes, as: .example(of: arna), in: arna)
            #expect(kept.size == size)
            #expect(kept.sha256 == Array(SHA256.hash(data: bytes)))
            let found = try #require(
                try await store.find(kept.id, of: arna.agency, at: arna.clock.now))
            #expect(found.name == "бұйрық.pdf")
            #expect(try await read(found, from: store) == bytes)
        }
    }

    @Test func `more bytes than the limit are refused, and nothing stays`() async throws {
        try await play { arna, store in
            var file = NewFile.example(of: arna)
            file.limit = 300_000
            let (bytes, small) = (SeededBytes.some(300_001), file)
            await #expect(throws: FileTooLarge.self) {
                try await keep(bytes, as: small, in: arna)
            }
            let parts = try await arna.owner.value(
                "SELECT count(*) FROM platform.file_parts", as: Int.self)
            #expect(parts == 0)
        }
    }

    @Test func `a file of another agency is not found`() async throws {
        try await play { arna, store in
            let kept = try await keep([1], as: .example(of: arna), in: arna)
            #expect(try await store.find(kept.id, of: UUID(), at: arna.clock.now) == nil)
        }
    }

    @Test func `what expires is not found any more and can be cleared, what is of record stays`()
        async throws
    {
        try await play { arna, store in
            var passing = NewFile.example(of: arna)
            passing.owner = nil
            passing.expiresAt = arna.clock.now.addingTimeInterval(60)
            let expiring = try await keep([1, 2, 3], as: passing, in: arna).id
            let lasting = try await keep([1, 2, 3], as: .example(of: arna), in: arna).id
            arna.clock.advance(by: 61)
            let now = arna.clock.now
            #expect(try await store.find(expiring, of: arna.agency, at: now) == nil)
            #expect(try await store.find(lasting, of: arna.agency, at: now) != nil)
            try await store.clearExpired(at: now)
            let left = try await arna.owner.rows(
                "SELECT file_id FROM platform.file_parts", as: UUID.self)
            #expect(left == [lasting])
        }
    }

    @Test func `the serving role can neither delete nor change a file of record`() async throws {
        try await play { arna, store in
            let kept = try await keep([1], as: .example(of: arna), in: arna)
            let deleted = try await arna.database.execute(
                "DELETE FROM platform.files WHERE id = \(kept.id)")
            #expect(deleted == 0)
            for statement: SQL in [
                "DELETE FROM platform.file_parts", "UPDATE platform.file_parts SET bytes = ''",
                "UPDATE platform.files SET name = 'x'",
                "UPDATE platform.files SET expires_at = now()",
            ] {
                await #expect(throws: PostgresError.self) {
                    try await arna.database.execute(statement)
                }
            }
        }
    }

    @Test func `a file whose bytes are damaged is not read as if it were whole`() async throws {
        try await play { arna, store in
            let kept = try await keep(
                SeededBytes.some(600_000), as: .example(of: arna), in: arna)
            try await arna.owner.execute("DELETE FROM platform.file_parts WHERE number = 1")
            await #expect(throws: FilePartMissing.self) {
                try await read(kept, from: store)
            }
        }
    }
}

extension NewFile {
    /// A file of record of somebody's record.
    static func example(of arna: Arna) -> NewFile {
        NewFile(
            plugin: "publications", kind: "order", owner: UUID(), agency: arna.agency,
            name: "бұйрық.pdf", mediaType: "application/pdf", dataClass: .personal,
            limit: 2_000_000, storedAt: arna.clock.now)
    }
}

extension Arna {
    /// The only agency.
    var agency: UUID { host.site.agencies.standard.id }
}

/// Bytes as they come from a network, some at a time.
struct Chunks: AsyncSequence, Sendable {
    let bytes: [UInt8]
    let size: Int

    init(_ bytes: [UInt8], of size: Int) {
        self.bytes = bytes
        self.size = size
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...], size: size) }

    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>
        let size: Int

        mutating func next() async throws -> [UInt8]? {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }
    }
}

extension SeededBytes {
    /// Some bytes that compress badly.
    static func some(_ count: Int) -> [UInt8] {
        var numbers = SeededBytes(seed: 7)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    }
}
