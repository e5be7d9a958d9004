import KazakhstanFormats
import PluginKit

extension Lists {
    static let documents: [Document] = [workbook] + [Document.Format.pdf, .docx].map(sheet)

    /// The list of a place on paper or for a word processor.
    private static func sheet(as format: Document.Format) -> Document {
        Document("lists/{place}", format, access: .public) { request in
            .page(
                try await whole("registry/list-sheet", for: request), named: try name(request))
        }
    }

    /// The list of a place for a spreadsheet: all fields that are public.
    private static let workbook = Document("lists/{place}", .xlsx, access: .public) { request in
        let list = try await currentAtOnce(request, upTo: OfficialList.longestInWorkbook)
        let officials = try await Officials.list(
            OfficialQuery(place: list.place), Paging(perPage: max(1, list.officials)),
            today: request.today, from: request.database)
        return .sheets(
            [Sheet("registry.officials.title", officials.items)], named: try name(request))
    }

    private static func name(_ request: Request) throws -> String {
        "officials-\(try request.listPlace.word)-\(request.today.iso8601)"
    }
}
