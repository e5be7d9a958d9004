import Foundation

/// The rendered layout with holes left in it, to be filled for each page.
///
/// The layout is rendered once with a mark in place of everything that differs from page to page;
/// afterwards a page costs a few concatenations.
struct LayoutMould: Sendable {
    /// What differs from page to page. The names are those of the layout's template.
    enum Hole: String, CaseIterable, Sendable {
        case title, path, pathInQuery, csrf, accountName, notice, content

        /// Stands in the rendered layout where the hole is. No text contains a zero byte.
        var mark: String { "\0\(rawValue)\0" }
    }

    private enum Piece: Sendable {
        case html(String)
        case hole(Hole)
    }

    private let pieces: [Piece]

    init(cutting html: String) {
        pieces = html.split(separator: "\0", omittingEmptySubsequences: false).enumerated()
            .map { index, part in
                if index % 2 == 1, let hole = Hole(rawValue: String(part)) { return .hole(hole) }
                return .html(String(part))
            }
    }

    /// The whole document. What is put in must be HTML.
    func filled(_ html: (Hole) -> String) -> String {
        var document = ""
        document.reserveCapacity(16_384)
        for piece in pieces {
            switch piece {
            case .html(let text): document += text
            case .hole(let hole): document += html(hole)
            }
        }
        return document
    }
}
