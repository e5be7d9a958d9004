extension Day: CustomStringConvertible {
    /// Reads `2026-03-20` (ISO 8601) and nothing else.
    public init(iso8601 text: some StringProtocol) throws(DayProblem) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == Day.hyphen, bytes[7] == Day.hyphen,
            let year = Day.number(bytes[0..<4]), let month = Day.number(bytes[5..<7]),
            let day = Day.number(bytes[8..<10])
        else { throw .form }
        try self.init(year: year, month: month, day: day)
    }

    /// Reads a date as people type it: `20.03.2026`, `20.3.2026`, `20/03/2026`, `20-03-2026`,
    /// `2026.03.20` or `2026-03-20`, with blanks around it and "г." or "ж." behind it.
    ///
    /// The year always has four digits: a year of two is a guess. Day before month, never after.
    public init(typed text: some StringProtocol) throws(DayProblem) {
        let text = text.drop(while: \.isWhitespace).prefix {
            !$0.isWhitespace && $0 != "г" && $0 != "ж"
        }
        let parts = text.utf8.split(maxSplits: 2, omittingEmptySubsequences: false) {
            $0 == Day.hyphen || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/")
        }
        let numbers = parts.compactMap { Day.number(Array($0)[...]) }
        guard parts.count == 3, numbers.count == 3 else { throw .form }
        if parts[0].count == 4 {
            try self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        } else if parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 {
            try self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        } else {
            throw .form
        }
    }

    /// `2026-03-20`.
    public var iso8601: String {
        let (year, month, day) = components
        guard (0...9_999).contains(year) else {
            return "\(year)-\(Day.padded(month, 2))-\(Day.padded(day, 2))"
        }
        return String(unsafeUninitializedCapacity: 10) { bytes in
            var rest = year * 10_000 + month * 100 + day
            for place in (0..<10).reversed() where place != 4 && place != 7 {
                bytes[place] = UInt8(48 + rest % 10)
                rest /= 10
            }
            (bytes[4], bytes[7]) = (Day.hyphen, Day.hyphen)
            return 10
        }
    }

    /// `20.03.2026`, the form of all papers in Kazakhstan.
    public var numeric: String {
        let (year, month, day) = components
        return "\(Day.padded(day, 2)).\(Day.padded(month, 2)).\(Day.padded(year, 4))"
    }

    public var description: String { iso8601 }

    private static var hyphen: UInt8 { UInt8(ascii: "-") }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
