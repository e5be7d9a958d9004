import Foundation
import KazakhstanFormats
import PluginKit

/// What `host/files` shows of the files of a record.
struct ShownFiles: RecordFiles {
    /// Bytes; no kind takes more.
    let limit: Int

    func shown(_ kind: FileKind, of record: UUID, to request: Request) async throws -> Model {
        guard try await kind.reading.covers(record, for: request) else { return .none }
        let files = try await FileStore(database: request.database).list(
            kind, of: record, agency: request.agency.id, Paging(perPage: Paging.perPageLimit))
        let mayAdd = try await kind.adding.covers(record, for: request)
        let base = PagePath.of("files", of: kind.plugin, in: request.language)
        return [
            "kind": .text(kind.name), "title": .text(request.text(Message(kind.title))),
            "files": .list(files.items.map { file($0, base, mayAdd: mayAdd, request) }),
            "upload": mayAdd
                ? [
                    "action": .text("\(base)?kind=\(kind.name)&owner=\(record.text)"),
                    "accept": .text(kind.types.accepted),
                    "hint": .text(
                        request.text(
                            Message(
                                "host.files.hint",
                                [
                                    "types": kind.types.words,
                                    "megabytes": String(kind.limit(below: limit) / 1_048_576),
                                ]))),
                ] : .none,
        ]
    }

    func hasFile(_ kind: FileKind, of record: UUID, in change: Change) async throws -> Bool {
        try await FileStore.holds(kind, of: record, agency: change.request.agency.id, in: change)
    }

    private func file(
        _ file: KeptFile, _ base: String, mayAdd: Bool, _ request: Request
    ) -> Model {
        let type = FileType.allCases.first { $0.mediaType == file.mediaType }
        return [
            "name": .text(file.name), "href": .text("\(base)/\(file.id.text)"),
            "type": .optional(type?.word), "size": .text(request.text(file.size.inBytes)),
            "storedAt": .text(LocalMoment(file.storedAt).numeric),
            "withdrawal": mayAdd ? .text("\(base)/\(file.id.text)/withdrawal") : .none,
        ]
    }
}

extension FileKind {
    /// How many bytes a file of the kind may have where nobody may send more than a limit.
    func limit(below limit: Int) -> Int { min(megabytes * 1_048_576, limit) }
}

extension [FileType] {
    /// What a browser offers to choose from: `.pdf,.jpg,…`.
    fileprivate var accepted: String {
        flatMap(\.extensions).map { ".\($0)" }.joined(separator: ",")
    }
}

extension Int {
    /// So many bytes in words, never less than a kilobyte: «312 KB», «4 MB».
    fileprivate var inBytes: Message {
        self < 1_048_576
            ? Message("host.files.kilobytes", ["size": String(Swift.max(1, self / 1_024))])
            : Message("host.files.megabytes", ["size": String((self + 524_288) / 1_048_576)])
    }
}
