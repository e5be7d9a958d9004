import PluginKit

extension Filing {
    /// What of the API of files takes and tells JSON; what takes and gives bytes is in ``FileRoutes``.
    var endpoints: [Endpoint] {
        guard !kinds.isEmpty else { return [] }
        return [
            .list(
                "files", readers, "The files of a record, the latest first.",
                by: FilesOfRecord.self
            ) { request, asked, paging in
                try await list(asked, paging, for: request)
            },
            .read("files/{id}", readers, "What is known of a file.", by: Nothing.self) {
                request, _ in
                try await file(for: request, who: \.reading).file
            },
            .act(
                "files/{id}/withdrawal", .signedIn,
                "Withdraws a file: it is kept, and nobody finds it any more.",
                example: ["note": "Scanned with a page missing."]
            ) { (request, given: Given<FileWithdrawal>) in
                let (file, kind) = try await file(for: request, who: \.adding)
                return try await withdraw(file, of: kind, because: given.record, by: request)
            },
        ]
    }

    /// Who may ask; the kind of the file decides.
    var readers: Access {
        kinds.contains { $0.reading.access == .public } ? .public : .signedIn
    }
}
