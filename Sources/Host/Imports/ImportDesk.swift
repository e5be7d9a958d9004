import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// Receives files to be taken in: looks whether they can be read at all, keeps them, and has them taken in
/// by a job.
struct ImportDesk: Sendable {
    let plugins: [ServingPlugin]
    let texts: any Texts

    struct Kind: Sendable {
        let plugin: ServingPlugin
        let kind: ImportKind
    }

    /// For how long files and their findings are kept.
    static let keeping = 30.0 * 86_400

    var kinds: [Kind] {
        plugins.flatMap { plugin in
            plugin.contributions.imports.map { Kind(plugin: plugin, kind: $0) }
        }
    }

    /// The kind of this name, of the plugin where one is named.
    func kind(_ name: String, of plugin: String? = nil) throws(UnknownImportKind) -> Kind {
        let candidates = kinds.filter { plugin == nil || $0.plugin.id == plugin }
        guard let found = candidates.first(where: { $0.kind.name == name }) else {
            throw UnknownImportKind(kind: name, known: candidates.map(\.kind.name))
        }
        return found
    }

    /// Keeps a file and asks for its import.
    /// - Parameter ends: Where its end will be told.
    /// - Throws: What is wrong with the file as a whole, as far as its first lines tell.
    func receive(
        _ upload: Upload, as kind: Kind, _ order: ImportOrder, for request: Request,
        telling ends: RunEnds
    ) async throws -> AskedImport {
        let beginning = Array(upload.bytes.prefix(FileStore.partSize))
        if !Workbook.isOne(beginning) {
            _ = try SheetReader(
                beginning: beginning, of: TableLayout.all(of: kind.kind, texts), texts)
        }
        let id = UUID.v7(at: request.now)
        return try await request.change { change in
            var record = ImportRecord()
            (record.id, record.plugin, record.kind) = (id, kind.plugin.id, kind.kind.name)
            (record.mode, record.isDryRun) = (order.mode, order.isDryRun)
            (record.effectiveOn, record.supersedes) = (order.effectiveOn, order.supersedes)
            (record.askedAt, record.account) = (request.now, request.account?.id)
            record.fileName = upload.fileName.map { String($0.prefix(255)) }
            let file = try await FileStore(database: request.database).keep(
                NewFile(
                    plugin: NewFile.host, kind: "import", agency: request.agency.id,
                    name: record.fileName ?? "import.csv", mediaType: "text/csv",
                    dataClass: .personal, limit: .max, storedAt: request.now,
                    account: request.account?.id, expiresAt: request.now + Self.keeping),
                from: TableBytes(upload.bytes), in: change.transaction)
            record.file = file.id
            record.run = try await change.ask(ImportTask(importId: id))
            // Before the change is committed, and so before anybody can begin the run.
            let end = ends.end(of: record.run)
            try await ImportRecords.add(
                record, sha256: file.sha256, of: request.agency.id, in: change.transaction)
            return AskedImport(id: id, run: record.run, end: end)
        }
    }
}

/// An import that was asked for.
struct AskedImport: Sendable {
    let id: UUID
    let run: UUID
    /// Ends when the run has ended on this host.
    let end: AsyncStream<Void>
}

/// What the job of an import must know.
struct ImportTask: JobOrder {
    static let job = "host.import"
    var importId = UUID.blank

    static let fields = Fields(
        "ImportTask", texts: "host.import.record", blank: ImportTask(),
        [Field("importId", \.importId, .required)])
}
