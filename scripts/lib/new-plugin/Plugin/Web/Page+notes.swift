import PluginKit

extension Page {
    /// The plugin's first page: `/<language>/__id__`.
    static var notes: Page {
        .view("", .public, by: Nothing.self) { request, _, paging in
            let listing = try await Note.list(paging, in: request.database)
            return View(
                "__id__/notes", title: "__id__.notes.title",
                [
                    "notes": .list(
                        listing.items.map { ["text": .localized($0.text, in: request.language)] }),
                    "paging": .paging(listing.total, paging),
                ])
        }
    }
}
