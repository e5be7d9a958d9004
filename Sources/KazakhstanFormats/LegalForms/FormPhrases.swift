/// The spellings of legal forms, looked up by the words of a name.
struct FormPhrases {
    /// Every word of every spelling, folded.
    let words: Set<String>
    /// Forms by a spelling in small letters, and by a folded one.
    private var exact: [String: Int] = [:]
    private var folded: [String: Set<Int>] = [:]
    private var longest = 0

    init(_ forms: [LegalForm]) {
        var words: Set<String> = []
        for (index, form) in forms.enumerated() {
            for spelling in form.spellings {
                let parts = NameWord.all(of: spelling).map { SearchFolding.fold(String($0.text)) }
                words.formUnion(parts)
                longest = max(longest, parts.count)
                exact[FormPhrases.small(spelling)] = index
                folded[parts.joined(separator: " "), default: []].insert(index)
            }
        }
        self.words = words
    }

    /// The longest spelling in a name, where a spelling may stand; nil form where two fit.
    func find(in name: [NameWord]) -> (form: Int?, place: Range<Int>)? {
        let foldedParts = name.map { SearchFolding.fold(String($0.text)) }
        // Most words of most names are of no form: what holds one of them is not looked up.
        let isOfForm = foldedParts.map(words.contains)
        for length in (1...max(longest, 1)).reversed() where length < name.count {
            for start in 0...(name.count - length) {
                let place = start..<(start + length)
                guard isOfForm[place].allSatisfy(\.self), mayStand(at: place, in: name) else {
                    continue
                }
                let parts = name[place].map { FormPhrases.small(String($0.text)) }
                if let form = exact[parts.joined(separator: " ")] { return (form, place) }
                if let forms = folded[foldedParts[place].joined(separator: " ")] {
                    return (forms.count == 1 ? forms.first : nil, place)
                }
            }
        }
        return nil
    }

    /// At the beginning, at the end, or beside a part in quotation marks; a spelling that ends the
    /// quoted part is the name's own.
    private func mayStand(at place: Range<Int>, in name: [NameWord]) -> Bool {
        if place.lowerBound == 0 { return true }
        if name[place].contains(where: \.isQuoted) {
            return place.upperBound == name.count && name.allSatisfy(\.isQuoted)
        }
        return place.upperBound == name.count || name.contains(where: \.isQuoted)
    }

    /// Small letters with the letters of the alphabet kept apart, words parted by one space.
    private static func small(_ text: String) -> String {
        var small = ""
        SearchFolding.forEachWord(of: text) { word in
            if !small.isEmpty { small.append(" ") }
            small.unicodeScalars.append(contentsOf: word)
        }
        return small
    }
}
