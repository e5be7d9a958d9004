/// Letters that a text in Kazakh or Russian should not have: traces of a lost encoding or of a
/// keyboard in the wrong layout. They are warned of, never refused.
public enum SuspiciousLetters {
    /// One letter that was found.
    public struct Finding: Sendable, Hashable {
        public enum Reason: String, Sendable, Hashable, CaseIterable {
            /// A question mark or a replacement character where a letter was: «Т?лендиев».
            case lostLetter
            /// A letter of the other script inside a word: Latin I in «Iле».
            case lookalike
            /// A Cyrillic letter of another alphabet: Ќ in «Ќоянды».
            case foreignLetter
        }

        public let reason: Reason
        public let letter: Character
        /// Its place in the text, counted in characters from 1.
        public let position: Int
        /// The word in which it stands, as it is.
        public let word: String
        /// The letter that was probably meant, where that can be told.
        public let probable: Character?
    }

    /// What is suspicious in a text, in the order of the text.
    ///
    /// - Parameter language: kk and ru allow the 42 letters of the Kazakh alphabet (Russian names
    ///   of places keep Kazakh letters); en looks for Cyrillic letters inside Latin words.
    public static func find(in text: String, language: Language) -> [Finding] {
        guard text.utf8.contains(where: { $0 > 127 }) else { return [] }
        var findings: [Finding] = []
        var word: [Character] = []
        var start = 1
        for (index, character) in text.enumerated() {
            if character.isPartOfWord {
                if word.isEmpty { start = index + 1 }
                word.append(character)
            } else {
                findings += SuspiciousWord(word, at: start, language: language).findings
                word.removeAll(keepingCapacity: true)
            }
        }
        return findings + SuspiciousWord(word, at: start, language: language).findings
    }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || self == "?" || self == "\u{FFFD}" }
}
