/// Twelve decimal digits whose last one checks the others: the shape that BIN and IIN share.
struct TwelveDigits {
    let digits: [Int]
    let text: String

    /// Reads twelve digits, with blanks around them and between groups passed over.
    init(_ text: String) throws(IdentifierProblem) {
        let compact = text.filter { !$0.isWhitespace }
        let digits = compact.utf8.map { Int($0) - 48 }
        guard digits.allSatisfy((0...9).contains) else { throw .digits }
        guard digits.count == 12 else { throw .length(digits.count) }
        self.digits = digits
        self.text = compact
    }

    /// Compares the last digit with the weighted sum of the first eleven modulo 11; where the
    /// first weighting gives 10, a second one decides.
    func check() throws(IdentifierProblem) {
        let first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
        let second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]
        var expected = remainder(first)
        if expected == 10 { expected = remainder(second) }
        guard expected != 10 else { throw .neverIssued }
        guard expected == digits[11] else { throw .checkDigit(expected: expected) }
    }

    private func remainder(_ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
    }
}
