import Foundation
import PluginKit

extension Filing {
    /// The page of the files of a record, and the form by which one is withdrawn. The bytes come and go
    /// by ``FileRoutes``.
    var pages: [Page] {
        guard !kinds.isEmpty else { return [] }
        return [
            .view("files", readers, by: FilesOfRecord.self) { request, asked, _ in
                try await view(of: asked, for: request)
            },
            .form("files/{id}/withdrawal", .signedIn, of: FileWithdrawal.self) { request in
                let (file, kind) = try await file(for: request, who: \.adding)
                return Form.Content(
                    Form.Words(
                        title: Message("host.files.withdrawal.title", ["name": file.name]),
                        introduction: "host.files.withdrawal.lead",
                        button: "host.files.withdrawal.button", back: kind.page(of: file)))
            } submit: { request, given in
                let (file, kind) = try await file(for: request, who: \.adding)
                _ = try await withdraw(file, of: kind, because: given.record, by: request)
                return Destination(kind.page(of: file), notice: "host.files.withdrawal.done")
            },
        ]
    }

    /// The page of the files of a record, with the reason why one was not taken.
    func view(
        of asked: FilesOfRecord, for request: Request, refusal: Message? = nil
    ) async throws -> View {
        let kind = try kind(asked.kind)
        try await kind.reading.admit(request, to: asked.owner)
        let back = PagePath.of(kind.page(asked.owner), of: kind.plugin, in: request.language)
        return View(
            "host/files-page", title: Message(kind.title),
            [
                "back": .text(back), "refusal": .optional(refusal.map(request.text)),
                "shelf": try await request.files(kind, of: asked.owner),
            ])
    }
}

extension FileKind {
    /// The page of a file's record, relative to the plugin.
    func page(of file: KeptFile) -> String { file.owner.map(page) ?? "" }
}
