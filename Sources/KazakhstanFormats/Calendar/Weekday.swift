/// A day of the week, counted from Monday as 1 (ISO 8601).
public enum Weekday: Int, CaseIterable, Sendable, Hashable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// 1 January 2000 was a Saturday.
    init(daysSince2000: Int32) {
        let sinceMonday = ((Int(daysSince2000) + 5) % 7 + 7) % 7
        self = Weekday.allCases[sinceMonday]
    }

    public var isWeekend: Bool { self == .saturday || self == .sunday }

    /// The name as it stands within a sentence: «дүйсенбі», «понедельник», "Monday".
    public func name(in language: Language) -> String {
        switch (language, self) {
        case (.kk, .monday): "дүйсенбі"
        case (.kk, .tuesday): "сейсенбі"
        case (.kk, .wednesday): "сәрсенбі"
        case (.kk, .thursday): "бейсенбі"
        case (.kk, .friday): "жұма"
        case (.kk, .saturday): "сенбі"
        case (.kk, .sunday): "жексенбі"
        case (.ru, .monday): "понедельник"
        case (.ru, .tuesday): "вторник"
        case (.ru, .wednesday): "среда"
        case (.ru, .thursday): "четверг"
        case (.ru, .friday): "пятница"
        case (.ru, .saturday): "суббота"
        case (.ru, .sunday): "воскресенье"
        case (.en, .monday): "Monday"
        case (.en, .tuesday): "Tuesday"
        case (.en, .wednesday): "Wednesday"
        case (.en, .thursday): "Thursday"
        case (.en, .friday): "Friday"
        case (.en, .saturday): "Saturday"
        case (.en, .sunday): "Sunday"
        }
    }
}
