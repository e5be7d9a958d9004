extension Tenge: CustomStringConvertible {
    /// Reads an amount as people write it: `1 234 567,89`, `1,234,567.89 ₸`, `1.234.567,89`,
    /// `1234567 тг`, `2,5 млн теңге`, `−500`.
    ///
    /// Nothing is guessed: `1,234` is refused, since it may be a thousand or a mistake in the tiyn.
    /// «мың / тыс.», «млн», «млрд» and «трлн» multiply, and may have as many decimals as come out
    /// even in tiyn.
    public init(_ text: String) throws(TengeProblem) {
        let amount = try TypedAmount(text)
        let decimals = amount.decimals.utf8.count
        guard decimals <= amount.power + 2 else { throw .fraction }
        let zeros = String(repeating: "0", count: amount.power + 2 - decimals)
        let digits = amount.whole + amount.decimals + zeros
        guard let tiyn = Int64((amount.isNegative ? "-" : "") + digits) else { throw .tooLarge }
        self.init(tiyn: tiyn)
    }

    /// `1 234 567,89 ₸`, with no-break spaces, in every language.
    public var formatted: String { "\(number)\(Tenge.space)₸" }

    /// `1 234 567,89`, for tables whose heading names the unit.
    public var number: String {
        let tiyn = tiyn.magnitude
        return sign + Tenge.grouped(tiyn / 100) + "," + Tenge.padded(tiyn % 100)
    }

    /// The amount in thousands for statistics, to one decimal, half away from zero: `1 234,6`.
    public var thousands: String {
        let hundreds = tiyn.magnitude / 10_000 + (tiyn.magnitude % 10_000 >= 5_000 ? 1 : 0)
        return (hundreds == 0 ? "" : sign) + Tenge.grouped(hundreds / 10) + ",\(hundreds % 10)"
    }

    /// ``thousands`` with their unit: «1 234,6 мың теңге», «1 234,6 тыс. тенге»,
    /// "1 234,6 thousand tenge".
    public func thousands(in language: Language) -> String {
        let unit =
            switch language {
            case .kk: "мың\(Tenge.space)теңге"
            case .ru: "тыс.\(Tenge.space)тенге"
            case .en: "thousand\(Tenge.space)tenge"
            }
        return "\(thousands)\(Tenge.space)\(unit)"
    }

    /// `1234567.89`, for programs.
    public var decimal: String {
        let tiyn = tiyn.magnitude
        return (sign == "" ? "" : "-") + "\(tiyn / 100).\(Tenge.padded(tiyn % 100))"
    }

    public var description: String { formatted }

    private var sign: String { tiyn < 0 ? "−" : "" }

    private static let space: Character = "\u{A0}"

    private static func padded(_ number: UInt64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static func grouped(_ number: UInt64) -> String {
        let digits = Array("\(number)")
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index) % 3 == 0 { text.append(space) }
            text.append(digits[index])
        }
    }
}
