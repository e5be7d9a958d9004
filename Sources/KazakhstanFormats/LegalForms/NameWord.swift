/// A word of the name of an organisation and where it stands.
struct NameWord {
    let text: Substring
    let isQuoted: Bool

    static func all(of name: String) -> [NameWord] {
        var words: [NameWord] = []
        var depth = 0
        var start: String.Index?
        func end(at index: String.Index) {
            guard let first = start else { return }
            words.append(NameWord(text: name[first..<index], isQuoted: depth > 0))
            start = nil
        }
        for index in name.indices {
            let character = name[index]
            if character.isLetter || character.isNumber {
                start = start ?? index
                continue
            }
            end(at: index)
            if character.isQuotationMark {
                depth += character.opensQuotation || depth == 0 ? 1 : -1
            }
        }
        end(at: name.endIndex)
        return words
    }
}

extension Character {
    var isQuotationMark: Bool {
        switch unicodeScalars.first {
        case "«", "»", "\"", "“", "”", "„", "‟", "‹", "›": true
        default: false
        }
    }

    fileprivate var opensQuotation: Bool {
        switch unicodeScalars.first {
        case "«", "„", "‹": true
        default: false
        }
    }
}
