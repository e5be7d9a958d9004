extension LocalizedText {
    /// Whether the Kazakh text looks like a copy of the Russian one (or the other way round).
    ///
    /// True when both are the same and have at least two words with Cyrillic letters. One word is
    /// often the same in both languages by nature («Абай», «Депо»), and so are numbers,
    /// abbreviations («РГП», «ЛСП»), addresses on the web and Latin names. Good for a warning,
    /// never for a refusal.
    public var isSuspiciouslySame: Bool {
        guard let kk, let ru, !kk.isBlank, kk.words == ru.words else { return false }
        return kk.words.filter(\.isCyrillicWord).count >= 2
    }
}

extension String {
    fileprivate var words: [Substring] { split(whereSeparator: \.isWhitespace) }
}

extension Substring {
    /// More than an abbreviation: it has a small Cyrillic letter beside another letter.
    fileprivate var isCyrillicWord: Bool {
        let letters = filter(\.isLetter)
        return letters.count > 2
            && letters.unicodeScalars.contains { (0x430...0x52F).contains($0.value) }
            && letters.contains(where: \.isLowercase)
    }
}
