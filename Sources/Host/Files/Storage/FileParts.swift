import Foundation
import PostgresStore

/// The bytes of a kept file in their order, one part after another.
struct FileParts: AsyncSequence, Sendable {
    let file: KeptFile
    let database: Database

    func makeAsyncIterator() -> Iterator { Iterator(file: file, database: database) }

    struct Iterator: AsyncIteratorProtocol {
        let file: KeptFile
        let database: Database
        private var number = 0
        private var given = 0

        init(file: KeptFile, database: Database) {
            self.file = file
            self.database = database
        }

        /// - Throws: ``FilePartMissing`` where the bytes end before the file's size is reached.
        mutating func next() async throws -> [UInt8]? {
            guard given < file.size else { return nil }
            let row = try await database.query(
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
