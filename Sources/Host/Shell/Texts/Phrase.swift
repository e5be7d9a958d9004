/// A text of a locale, with the places of its arguments found once: `{name} жойылды`.
struct Phrase: Sendable {
    private enum Piece: Sendable {
        case words(String)
        case argument(String)
    }

    private let pieces: [Piece]

    /// A brace that does not enclose a name is a brace.
    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let opening = rest.firstIndex(of: "{") {
            let inside = rest[rest.index(after: opening)...]
            let name = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            guard !name.isEmpty, inside[name.endIndex...].first == "}" else {
                pieces.append(.words(String(rest[...opening])))
                rest = inside
                continue
            }
            if opening > rest.startIndex { pieces.append(.words(String(rest[..<opening]))) }
            pieces.append(.argument(String(name)))
            rest = inside[name.endIndex...].dropFirst()
        }
        if !rest.isEmpty || pieces.isEmpty { pieces.append(.words(String(rest))) }
        self.pieces = pieces
    }

    var arguments: Set<String> {
        Set(pieces.compactMap { if case .argument(let name) = $0 { name } else { nil } })
    }

    /// The text with its arguments put in; an argument that was not given shows its place.
    func text(_ arguments: [String: String]) -> String {
        if pieces.count == 1, case .words(let words) = pieces[0] { return words }
        var text = ""
        for piece in pieces {
            switch piece {
            case .words(let words): text += words
            case .argument(let name): text += arguments[name] ?? "{\(name)}"
            }
        }
        return text
    }
}
