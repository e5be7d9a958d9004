/// What a person typed for a number, taken apart.
struct TypedPhone {
    private let hasPlus: Bool
    private let digits: String
    private let tail: Substring

    init(_ text: String) throws(PhoneProblem) {
        let end =
            text.firstIndex { !$0.isDigit && !$0.isBetweenDigits && $0 != "+" } ?? text.endIndex
        let number = text[..<end].drop(while: \.isBetweenDigits)
        hasPlus = number.first == "+"
        digits = number.filter(\.isDigit)
        guard !number.dropFirst().contains("+") else { throw .signs }
        tail = text[end...]
    }

    var e164: String {
        get throws(PhoneProblem) {
            let count = digits.utf8.count
            if hasPlus, digits.first != "7" {
                guard !digits.hasPrefix("87") else { throw .eightAfterPlus }
                guard (8...15).contains(count) else { throw .length(count) }
                return "+" + digits
            }
            guard hasPlus || !(5...7).contains(count) else { throw .cityCode }
            return try "+7" + national(count)
        }
    }

    /// The ten digits behind +7 or the 8 of long-distance calls.
    private func national(_ count: Int) throws(PhoneProblem) -> Substring {
        let isWhole = count == 11 && (digits.first == "7" || digits.first == "8")
        let isShort = count == 10 && digits.first == "7" && !hasPlus
        guard isWhole || isShort else { throw .length(count) }
        let national = digits.suffix(10)
        guard let first = national.first, "346789".contains(first) else { throw .code }
        return national
    }

    var `extension`: String? {
        get throws(PhoneProblem) {
            let tail = tail.drop { !$0.isLetter && !$0.isDigit }
            guard !self.tail.isEmpty else { return nil }
            let word = tail.prefix(while: \.isLetter)
            guard TypedPhone.words.contains(word.lowercased()) else {
                throw word.isEmpty && !tail.isEmpty ? .several : .signs
            }
            let number = tail.dropFirst(word.count).filter { !$0.isWhitespace }
                .drop { ".:=№".contains($0) }
            let digits = number.last == ")" ? number.dropLast() : number
            guard (1...6).contains(digits.count), digits.allSatisfy(\.isDigit) else {
                throw .extension
            }
            return String(digits)
        }
    }

    private static let words: Set = [
        "ішкі", "іш", "қосымша", "қос", "внутренний", "внутр", "вн", "добавочный", "доб",
        "extension",
        "ext", "x", "х",
    ]
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    /// A sign that parts groups of digits, or one that is not seen and came along with a copy.
    fileprivate var isBetweenDigits: Bool {
        isWhitespace || "()-.‐‑‒–—−".contains(self)
            || unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
    }
}
