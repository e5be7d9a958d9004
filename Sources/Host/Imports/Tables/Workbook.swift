import Foundation
import PluginKit

/// An XLSX workbook, whose first sheet is read as a table.
enum Workbook {
    /// A ZIP archive begins like this; a table as text never does.
    static func isOne(_ beginning: [UInt8]) -> Bool {
        beginning.starts(with: ArchiveListing.signature)
    }

    /// The bytes of a kept file as a table: of a workbook, what its first sheet says.
    static func table(of file: KeptFile, in files: FileStore) async throws -> TableBytes {
        let parts = files.parts(of: file)
        var iterator = parts.makeAsyncIterator()
        guard let beginning = try await iterator.next(), isOne(beginning) else {
            return TableBytes(size: file.size, source: .file(parts))
        }
        return TableBytes(try await converted(parts), numbering: .rows)
    }

    /// More than every list that people keep; an archive can hold a thousand times its own size.
    private static let limit = 64 << 20
    private static let patience = Duration.seconds(120)

    /// The program wants a file: an archive is read from its end.
    private static func converted(_ parts: FileParts) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("arna-\(UUID().text)", isDirectory: true)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let workbook = folder.appendingPathComponent("import.xlsx")
        _ = FileManager.default.createFile(
            atPath: workbook.path, contents: nil, attributes: [.posixPermissions: 0o600])
        let handle = try FileHandle(forWritingTo: workbook)
        for try await part in parts { try handle.write(contentsOf: part) }
        try handle.close()
        do {
            return try await program(reading: workbook).output()
        } catch is ProgramFailed { throw WorkbookUnreadable() }
    }

    private static func program(reading workbook: URL) -> BoundedProgram {
        BoundedProgram(
            name: "xlsx2csv",
            arguments: [
                "--sheet", "1", "--dateformat", "%Y-%m-%d", "--delimiter", ",", workbook.path,
            ],
            patience: patience, limit: limit)
    }
}

/// The bytes of a table, part by part, as often as one likes.
struct TableBytes: AsyncSequence, Sendable {
    /// In bytes.
    let size: Int
    let source: Source
    /// What its lines are called: of a workbook, the rows of its sheet.
    let numbering: CSVNumbering

    enum Source: Sendable {
        case file(FileParts)
        case bytes([UInt8])
    }

    init(size: Int, source: Source, numbering: CSVNumbering = .lines) {
        self.size = size
        self.source = source
        self.numbering = numbering
    }

    /// Bytes that are all there.
    init(_ bytes: [UInt8], numbering: CSVNumbering = .lines) {
        self.init(size: bytes.count, source: .bytes(bytes), numbering: numbering)
    }

    func makeAsyncIterator() -> Iterator {
        switch source {
        case .file(let parts): Iterator(file: parts.makeAsyncIterator(), bytes: nil)
        case .bytes(let bytes): Iterator(file: nil, bytes: bytes[...])
        }
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var file: FileParts.Iterator?
        fileprivate var bytes: ArraySlice<UInt8>?

        mutating func next() async throws -> [UInt8]? {
            if file != nil { return try await file?.next() }
            guard let rest = bytes, !rest.isEmpty else { return nil }
            let part = rest.prefix(FileStore.partSize)
            bytes = rest.dropFirst(part.count)
            return Array(part)
        }
    }
}

/// The file begins as a workbook does and cannot be read as one.
struct WorkbookUnreadable: Refusal {
    var consequence: Consequence { .invalid }
    var message: Message { "host.import.unreadableWorkbook" }
}
