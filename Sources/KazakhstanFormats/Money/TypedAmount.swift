/// What a person typed for an amount, taken apart.
struct TypedAmount {
    let isNegative: Bool
    /// Digits before the comma and behind it.
    let whole: String
    let decimals: String
    /// The power of ten that a word like «млн» stands for.
    let power: Int

    init(_ text: String) throws(TengeProblem) {
        var rest = Substring(text.lowercased()).drop { $0.isWhitespace || $0 == "₸" }
        isNegative = rest.first == "-" || rest.first == "−"
        if isNegative { rest.removeFirst() }
        let number = rest.prefix { $0.isDigit || $0.isWhitespace || $0 == "," || $0 == "." }
        power = try TypedAmount.power(of: rest[number.endIndex...])
        (whole, decimals) = try TypedAmount.parts(of: number)
    }

    /// What the words behind the number say: a power of ten, the currency, or both in that order.
    private static func power(of words: Substring) throws(TengeProblem) -> Int {
        var words = words.split { $0.isWhitespace || $0 == "." }[...]
        let power = words.first.flatMap { powers[String($0)] }
        if power != nil { words.removeFirst() }
        if let currency = words.first, currencies.contains(String(currency)) { words.removeFirst() }
        guard words.isEmpty else { throw .form }
        return power ?? 0
    }

    private static func parts(of number: Substring) throws(TengeProblem) -> (String, String) {
        let number = number.trimmed
        var groups = number.split(omittingEmptySubsequences: false) { !$0.isDigit }
        guard groups.allSatisfy({ !$0.isEmpty }) else { throw .form }
        var between = number.filter { !$0.isDigit }.map { $0.isWhitespace ? " " : $0 }
        var decimals = Substring()
        if let last = between.last, last != " ", between.count(where: { $0 == last }) == 1 {
            let isAlone = groups.count == 2 && groups[0].count <= 3 && groups[0] != "0"
            guard !isAlone || groups[1].count != 3 else { throw .ambiguous }
            decimals = groups.removeLast()
            between.removeLast()
        }
        let areEven = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
        guard groups.count == 1 || areEven, Set(between).count <= 1 else { throw .groups }
        return (groups.joined(), String(decimals))
    }

    private static let powers = [
        "мың": 3, "тыс": 3, "тысяч": 3, "тысячи": 3, "тысяча": 3, "thousand": 3, "млн": 6,
        "миллион": 6, "миллиона": 6, "миллионов": 6, "million": 6, "млрд": 9, "миллиард": 9,
        "миллиарда": 9, "миллиардов": 9, "billion": 9, "трлн": 12, "триллион": 12,
        "триллиона": 12, "триллионов": 12, "trillion": 12,
    ]

    private static let currencies: Set = ["₸", "тг", "теңге", "тенге", "tenge", "kzt"]
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
