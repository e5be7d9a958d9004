import PluginKit

extension Endpoint {
    static var notes: Endpoint {
        .list("notes", .public, "The notes, the newest first.", by: Nothing.self) {
            request, _, paging in
            try await Note.list(paging, in: request.database)
        }
    }
}
