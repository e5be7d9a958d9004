/// What a day is to those who work, and why.
public enum DayStatus: Sendable, Hashable {
    case working
    /// Off as each week.
    case weekend
    case holiday(WorkingYear.Holiday)
    /// Off because a holiday fell on a day off.
    case transferred(from: WorkingYear.Holiday)
    /// Worked, while another day is off instead.
    case workedInstead(WorkingYear.Swap)
    /// Off, while another day is worked instead.
    case offInstead(WorkingYear.Swap)

    public var isWorking: Bool {
        switch self {
        case .working, .workedInstead: true
        case .weekend, .holiday, .transferred, .offInstead: false
        }
    }
}

extension DayStatus {
    /// Why, behind the name of the day: «демалыс күні», «праздник: Наурыз мейрамы»,
    /// "day off moved from 22 March (Nauryz)".
    public func explanation(in language: Language) -> String {
        switch language {
        case .kk: kazakh
        case .ru: russian
        case .en: english
        }
    }

    private var kazakh: String {
        switch self {
        case .working: "жұмыс күні"
        case .weekend: "демалыс күні"
        case .holiday(let holiday):
            "\(holiday.isTransferred ? "мереке" : "демалыс күні"): \(holiday.title(in: .kk))"
        case .transferred(let holiday):
            "\(holiday.day.dayAndMonth(in: .kk, case: .ablative)) ауыстырылған демалыс күні "
                + "(\(holiday.title(in: .kk)))"
        case .workedInstead(let swap):
            "жұмыс күні: демалыс \(swap.off.dayAndMonth(in: .kk, case: .dative)) ауыстырылған"
        case .offInstead(let swap):
            "\(swap.worked.dayAndMonth(in: .kk, case: .ablative)) ауыстырылған демалыс күні"
        }
    }

    private var russian: String {
        switch self {
        case .working: "рабочий день"
        case .weekend: "выходной день"
        case .holiday(let holiday):
            "\(holiday.isTransferred ? "праздник" : "выходной день"): \(holiday.title(in: .ru))"
        case .transferred(let holiday):
            "выходной день, перенесённый с \(holiday.day.dayAndMonth(in: .ru)) "
                + "(\(holiday.title(in: .ru)))"
        case .workedInstead(let swap):
            "рабочий день: выходной перенесён на \(swap.off.dayAndMonth(in: .ru))"
        case .offInstead(let swap):
            "выходной день, перенесённый с \(swap.worked.dayAndMonth(in: .ru))"
        }
    }

    private var english: String {
        switch self {
        case .working: "working day"
        case .weekend: "day off"
        case .holiday(let holiday):
            "\(holiday.isTransferred ? "holiday" : "day off"): \(holiday.title(in: .en))"
        case .transferred(let holiday):
            "day off moved from \(holiday.day.dayAndMonth(in: .en)) (\(holiday.title(in: .en)))"
        case .workedInstead(let swap):
            "working day: its day off was moved to \(swap.off.dayAndMonth(in: .en))"
        case .offInstead(let swap):
            "day off moved from \(swap.worked.dayAndMonth(in: .en))"
        }
    }
}

extension WorkingYear.Holiday {
    fileprivate func title(in language: Language) -> String { name.text(in: language)?.text ?? "" }
}
