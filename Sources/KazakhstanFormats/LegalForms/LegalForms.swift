/// An edition of the list of legal forms, with the day since which it holds and its source.
///
/// ``known`` is the edition that comes with the product. An installation that knows better makes its
/// own of records it keeps, and asks that one.
public struct LegalForms: Sendable {
    public let validFrom: Day
    /// Where the list comes from, in words.
    public let source: String
    public let forms: [LegalForm]
    /// Words that a search passes over, folded by ``SearchFolding/fold(_:)``: «оф», «қоры» as «коры»,
    /// «объединение».
    public let words: Set<String>

    let phrases: FormPhrases

    public init(validFrom: Day, source: String, forms: [LegalForm]) {
        self.validFrom = validFrom
        self.source = source
        self.forms = forms
        phrases = FormPhrases(forms)
        words = phrases.words
    }

    public subscript(code: String) -> LegalForm? { forms.first { $0.code == code } }
}

extension LegalForms {
    /// Parts the name of an organisation from its legal form, in whichever spelling that is.
    ///
    /// «Камеда» ҚҚ, ОФ «Камеда», «Камеда» қоғамдық қоры and Общественный фонд «Камеда» all give the
    /// public fund and `Камеда`. Beside a name in quotation marks the form is found wherever it
    /// stands, otherwise at the beginning or the end. Words between («Республиканское общественное
    /// объединение «Ромашка») stay with the name; quotation marks around all that is left go.
    ///
    /// A branch has the form of the organisation it belongs to.
    ///
    /// - Returns: no form where none is found, and where a spelling without Kazakh letters fits two
    ///   (КК is ҚҚ or КҚ); the rest is never empty unless the name is.
    public func split(_ name: String) -> (form: LegalForm?, rest: String) {
        let words = NameWord.all(of: name)
        guard let found = phrases.find(in: words) else { return (nil, name.unquoted) }
        let before = name[..<words[found.place.lowerBound].text.startIndex]
        let after = name[words[found.place.upperBound - 1].text.endIndex...]
        let rest = [before.trimmedAtEnd, after.trimmedAtStart].filter { !$0.isEmpty }
        return (found.form.map { forms[$0] }, rest.joined(separator: " ").unquoted)
    }

    /// The name without its legal form, for searches and sorted lists.
    public func withoutForm(_ name: String) -> String { split(name).rest }
}

extension Substring {
    private func isEdge(_ character: Character) -> Bool {
        character.isWhitespace || ",;:-–—.".contains(character)
    }

    fileprivate var trimmedAtStart: Substring { drop { isEdge($0) || $0 == ")" } }

    fileprivate var trimmedAtEnd: Substring {
        lastIndex { !isEdge($0) && $0 != "(" }.map { self[...$0] } ?? self[..<startIndex]
    }
}

extension String {
    /// Without the quotation marks around everything, where there are no others.
    fileprivate var unquoted: String {
        func isEdge(_ character: Character) -> Bool {
            character.isWhitespace || character.isQuotationMark
        }
        let start = drop(while: isEdge)
        let inner = start.lastIndex { !isEdge($0) }.map { start[...$0] } ?? start
        return inner.isEmpty || inner.contains(where: \.isQuotationMark) ? self : String(inner)
    }
}
