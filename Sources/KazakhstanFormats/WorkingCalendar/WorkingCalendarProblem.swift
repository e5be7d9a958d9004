/// Why a day cannot be reckoned.
public enum WorkingCalendarProblem: Error, Sendable, Hashable {
    /// Holidays and swaps of the year are not known.
    case unknownYear(Int, known: [Int])
}

extension WorkingCalendarProblem: CustomStringConvertible {
    /// A word for programs, stable between versions.
    public var code: String { "unknownYear" }

    public var description: String { explanation(in: .en) }

    /// The year and the way out.
    public func explanation(in language: Language) -> String {
        switch self {
        case .unknownYear(let year, let known):
            let list = known.map(String.init).joined(separator: ", ")
            return switch language {
            case .kk:
                "\(year) жылдың жұмыс күнтізбесі енгізілмеген, бар жылдар: \(list). Сол жылдың мереке "
                    + "және демалыс күндерін енгізіңіз немесе күнді өзіңіз белгілеңіз."
            case .ru:
                "Рабочий календарь \(year) года не введён, есть годы: \(list). Внесите праздники и "
                    + "переносы этого года или назначьте дату сами."
            case .en:
                "The working calendar of \(year) is not known; known years: \(list). Enter the "
                    + "holidays and swaps of that year, or set the date yourself."
            }
        }
    }
}
