/// A run of letters and question marks, looked at letter by letter.
struct SuspiciousWord {
    private let word: [Character]
    private let start: Int
    private let script: Script

    private enum Script { case cyrillic, latin, unknown }

    init(_ word: [Character], at start: Int, language: Language) {
        self.word = word
        self.start = start
        let cyrillic = word.count(where: \.isCyrillic)
        let latin = word.count(where: \.isLatin)
        if language == .en, latin > cyrillic {
            script = .latin
        } else {
            script = cyrillic > 0 ? .cyrillic : .unknown
        }
    }

    var findings: [SuspiciousLetters.Finding] { word.indices.compactMap(finding) }

    private func finding(at index: Int) -> SuspiciousLetters.Finding? {
        let letter = word[index]
        guard let reason = reason(for: letter, at: index) else { return nil }
        return SuspiciousLetters.Finding(
            reason: reason, letter: letter, position: start + index, word: String(word),
            probable: probable(for: letter))
    }

    private func reason(for letter: Character, at index: Int) -> SuspiciousLetters.Finding.Reason? {
        if letter == "\u{FFFD}" { return .lostLetter }
        if letter == "?" { return isFollowedByLetter(index) ? .lostLetter : nil }
        switch script {
        case .cyrillic:
            if letter.isLatin { return .lookalike }
            return letter.isCyrillic && !KazakhAlphabet.contains(letter) ? .foreignLetter : nil
        case .latin: return letter.isCyrillic ? .lookalike : nil
        case .unknown: return nil
        }
    }

    /// A question mark at the end of a word asks; one before a letter is a letter that was lost.
    private func isFollowedByLetter(_ index: Int) -> Bool {
        script == .cyrillic && word[index...].contains { $0.isLetter }
    }

    private func probable(for letter: Character) -> Character? {
        guard let scalar = letter.unicodeScalars.first else { return nil }
        let meant =
            script == .latin ? Lookalikes.latin(for: scalar) : Lookalikes.cyrillic(for: scalar)
        return meant.map(Character.init)
    }
}

extension Character {
    fileprivate var isCyrillic: Bool { unicodeScalars.first?.isCyrillic ?? false }
    fileprivate var isLatin: Bool { unicodeScalars.first?.isLatin ?? false }
}
