import Foundation
import KazakhstanFormats
import PluginKit
import Synchronization

@testable import Registry

/// A file of the classifier as a test hands it in.
struct EditionFile: Sendable {
    var name: String? = "kato-2026-07-17.csv"
    var layout: PlaceLayout
    var columns: [String]
    var rows: [[String]]
    var hash = UUID().uuidString
    var effectiveOn: Day?

    /// What taking it in told.
    struct Told: Sendable {
        let outcome: ImportOutcome
        let findings: [ImportFinding]
        let audited: [AuditEntry]
    }

    /// Takes the file in as the host would: in batches, in one transaction.
    func take(into database: Database) async throws -> Told {
        let trail = RecordedAudit()
        let request = Request(
            path: [:], agency: Agency(id: UUID(), slug: "test", name: LocalizedText(ru: "Проба")),
            language: .kk, account: nil, database: database, settings: Settings(),
            services: Services(), texts: KeysAsTexts(), now: Date(), logger: PlacesGround.logger,
            audit: trail, outbox: NobodyListens(), queue: NobodyWorks(),
            origin: Origin(address: nil, requestId: "test"))
        let (outcome, findings) = try await request.change { change in
            let source = ImportSource(
                fileName: name, layout: layout.rawValue, hash: hash, effectiveOn: effectiveOn)
            var run = try await PlaceImport.kind.begin(change, source)
            var findings: [ImportFinding] = []
            for batch in stride(from: 0, to: rows.count, by: 1_000) {
                findings += try await run.take(importRows(batch..<min(batch + 1_000, rows.count)))
            }
            return (try await run.finish(), findings)
        }
        return Told(outcome: outcome, findings: findings, audited: trail.entries.withLock { $0 })
    }

    private func importRows(_ range: Range<Int>) -> [ImportRow] {
        let positions = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        let header = ImportRow.Header(positions: positions, titles: columns)
        return range.map { ImportRow(line: $0 + 2, cells: rows[$0], header: header) }
    }
}

/// The two real editions, where they lie beside the repository.
enum RealEditions {
    static let absence: String =
        "the real editions are neither in ../shared/data nor in $ARNA_SHARED/data"

    static var areHere: Bool { folder != nil }

    static var folder: URL? {
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../..").standardized
        let named = ProcessInfo.processInfo.environment["ARNA_SHARED"].map { URL(filePath: $0) }
        return [named, package.appending(path: "../shared").standardized].compactMap(\.self)
            .map { $0.appending(path: "data") }
            .first { FileManager.default.fileExists(atPath: $0.appending(path: newer).path) }
    }

    static let older = "kato-2022-10-17.csv"
    static let newer = "kato-2026-07-17.csv"

    static func lines(of name: String) throws -> [Substring] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            .split(separator: "\n")
    }
}

extension EditionFile {
    static func of2022() throws -> EditionFile {
        let lines = try RealEditions.lines(of: RealEditions.older).map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
        return EditionFile(
            name: RealEditions.older, layout: .compilation, columns: lines[0],
            rows: Array(lines.dropFirst()), hash: "hash of 2022")
    }

    static func of2026() throws -> EditionFile {
        let lines = try RealEditions.lines(of: RealEditions.newer).map(Self.fields)
        return EditionFile(
            name: RealEditions.newer, layout: .national, columns: lines[0],
            rows: Array(lines.dropFirst()), hash: "hash of 2026")
    }

    /// The fields of a line with RFC 4180 quoting.
    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                if isQuoted, fields[fields.count - 1].hasSuffix("\u{0}") {
                    fields[fields.count - 1].removeLast()
                    fields[fields.count - 1].append("\"")
                } else if !isQuoted {
                    fields[fields.count - 1].append("\u{0}")
                }
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields.map { $0.replacing("\u{0}", with: "") }
    }
}

/// Keeps what was audited.
final class RecordedAudit: AuditTrail {
    let entries = Mutex<[AuditEntry]>([])

    func write(_ entry: AuditEntry, in transaction: Transaction) async throws {
        entries.withLock { $0.append(entry) }
    }
}

/// Every text is its key.
struct KeysAsTexts: Texts {
    func text(_ message: Message, in language: Language) -> String { message.key.name }
}

/// An outbox for what publishes nothing.
struct NobodyListens: Outbox {
    func keep(_ event: PublishedEvent, of request: Request, in transaction: Transaction) {}
    func ring() {}
}

/// A queue in which nothing is kept.
struct NobodyWorks: JobQueue {
    func keep(_ job: AskedJob, of request: Request, in transaction: Transaction) -> UUID { UUID() }
    func ring() {}
}
