import Foundation
import PluginKit

/// Plugins that do one thing each, linked into the tests.
enum Example {
    struct Plain: Plugin {}

    struct Greeting: Sendable { let text: String }

    struct Provider: OffersServices {
        func offer(in room: Room) {
            room.services.offer(Greeting(text: "сәлем"), as: Greeting.self)
        }
    }

    struct Consumer: Plugin {
        func boot(in room: Room) async throws { _ = try room.services.require(Greeting.self) }
    }

    struct Failing: Plugin {
        struct NoPaper: Error, CustomStringConvertible { let description = "there is no paper" }
        func boot(in room: Room) async throws { throw NoPaper() }
    }

    /// Boots only on a connection that may not delete.
    struct Reading: Plugin {
        func boot(in room: Room) async throws {
            try await room.database.execute(
                "INSERT INTO reading.books (title) VALUES ('Абай жолы')")
        }
    }

    struct Rich: DeclaresPermissions, DeclaresSettings, ServesAPI, ShowsPages, AddsNavigation,
        BringsDemonstration
    {
        static let length = SettingKey("length", default: 20, meaning: "Rows.")
        let permissions = [Permission("rich.edit", label: "rich.edit", granted: [.operator])]
        let settings: [any AnySettingKey] = [length]
        let endpoints = [Example.endpoint("books/{id}")]
        let pages = [Example.page("")]
        let navigation = [NavigationItem("rich.books", path: "", access: .public)]

        func loadDemonstration(from folder: URL, in transaction: Transaction, agency: Agency) async
        {}
        func removeDemonstration(in transaction: Transaction) async -> [UUID] { [] }
    }

    struct SameShapes: ServesAPI {
        let endpoints = [Example.endpoint("books/{id}"), Example.endpoint("books/{bookId}")]
    }

    struct TwoNames: ShowsPages {
        let pages = [Example.page("books/{id}/cover"), Example.page("books/{name}/summary")]
    }

    /// Tells of books by number and of books by name, and calls both Book.
    struct Namesakes: ServesAPI {
        struct ByNumber: Described {
            var number = 0
            static let fields = Fields(
                "Book", texts: "x", blank: ByNumber(), [Field("number", \.number)])
        }

        struct ByName: Described {
            var name = ""
            static let fields = Fields("Book", texts: "x", blank: ByName(), [Field("name", \.name)])
        }

        let endpoints: [Endpoint] = [
            .read("numbered/{id}", .public, "By number.", by: Nothing.self) { _, _ in ByNumber() },
            .read("named/{id}", .public, "By name.", by: Nothing.self) { _, _ in ByName() },
        ]
    }

    struct SamePages: ShowsPages {
        let pages = [Example.page("books"), Example.page("books")]
    }

    struct Foreign: DeclaresPermissions {
        let permissions = [Permission("platform.all", label: "x", granted: [])]
    }

    struct Slashed: ServesAPI { let endpoints = [Example.endpoint("/../other")] }

    struct Importing: OffersImports {
        let imports = [Example.places]
    }

    struct SameImport: OffersImports {
        let imports = [Example.places]
    }

    /// Keeps files of kinds with these ids.
    struct Filing: KeepsFiles {
        let files: [FileKind]
        init() { self.init("filing.scan") }
        init(_ ids: String...) { files = ids.map(Example.scan) }
    }

    struct FilingTwice: KeepsFiles, ServesAPI {
        let files = [Example.scan("filing.scan")]
        let endpoints = [Example.endpoint("files")]
    }

    static func scan(_ id: String) -> FileKind {
        let nobody = RecordAccess(.signedIn) { _, _ in false }
        return FileKind(
            id, title: "x", dataClass: .personal, types: [.pdf], megabytes: 1, page: { _ in "" },
            reading: nobody, adding: nobody)
    }

    static let places = ImportKind(
        "places", title: "x", permission: Permission("any.import", label: "x", granted: []),
        columns: .layouts([])
    ) { _, _ in throw Missing() }

    static func endpoint(_ path: String) -> Endpoint {
        .read(path, .public, "An example.", by: Nothing.self) { _, _ in Nothing() }
    }

    static func page(_ path: String) -> Page {
        .view(path, .public, by: Nothing.self) { _, _, _ in View("x", title: "x", .none) }
    }
}
