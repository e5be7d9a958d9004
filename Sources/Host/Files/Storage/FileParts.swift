import Foundation
import PostgresStore

/// The bytes of a kept file in their order, one part after another.
struct FileParts: AsyncSequence, Sendable {
    let file: KeptFile
    let source: any SQLExecuting

    func makeAsyncIterator() -> Iterator { Iterator(file: file, source: source) }

    struct Iterator: AsyncIteratorProtocol {
        let file: KeptFile
        let source: any SQLExecuting
        private var number = 0
        private var given = 0

        init(file: KeptFile, source: any SQLExecuting) {
            self.file = file
            self.source = source
        }

        /// - Throws: ``FilePartMissing`` where the bytes end before the file's size is reached.
        mutating func next() async throws -> [UInt8]? {
            guard given < file.size else { return nil }
            let row = try await source.query(
                """
                SELECT bytes FROM platform.file_parts
                WHERE file_id = \(file.id) AND number = \(number)
                """
            ).first
            guard let part = try row?[0].byteArray() else {
                throw FilePartMissing(file: file.id, number: number)
            }
            number += 1
            given += part.count
            return part
        }
    }
}

/// A part of a file is gone: the file has expired while it was read, or the database is damaged.
struct FilePartMissing: Error, CustomStringConvertible {
    let file: UUID
    let number: Int
    var description: String { "part \(number) of the file \(file) is missing" }
}
