extension SearchFolding {
    /// Hands over the words of a text one by one, in small letters, without combining marks except
    /// those that make another letter, lookalikes put right.
    static func forEachWord(of text: String, _ body: ([Unicode.Scalar]) -> Void) {
        var word: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            switch ScalarKind(scalar) {
            case .letterOrDigit:
                word.append(scalar)
            case .combiningMark:
                if let last = word.last { word[word.count - 1] = FoldedLetters.join(last, scalar) }
            case .apostrophe:
                continue
            case .boundary:
                guard !word.isEmpty else { continue }
                makeReadable(&word)
                body(word)
                word.removeAll(keepingCapacity: true)
            }
        }
        guard !word.isEmpty else { return }
        makeReadable(&word)
        body(word)
    }

    private static func makeReadable(_ word: inout [Unicode.Scalar]) {
        let isCyrillic = word.contains(where: \.isCyrillic)
        for index in word.indices {
            let scalar = word[index]
            let meant = isCyrillic ? Lookalikes.cyrillic(for: scalar) ?? scalar : scalar
            word[index] = FoldedLetters.lower(meant)
        }
    }
}

private enum ScalarKind {
    case letterOrDigit, combiningMark, apostrophe, boundary

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x400...0x481, 0x48A...0x52F:
            self = .letterOrDigit
        case 0x300...0x36F:
            self = .combiningMark
        case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x2032, 0xAD, 0x200B...0x200D:
            self = .apostrophe
        case ..<0xAA:
            self = .boundary
        default:
            let properties = scalar.properties
            self =
                properties.isAlphabetic || properties.numericType == .decimal
                ? .letterOrDigit : .boundary
        }
    }
}

extension Unicode.Scalar {
    var isCyrillic: Bool { (0x400...0x52F).contains(value) }
    var isLatin: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
        default: false
        }
    }
}
