/// A month of the year, January as 1.
public enum Month: Int, CaseIterable, Sendable, Hashable {
    case january = 1
    case february, march, april, may, june, july, august, september, october, november, december

    /// The name by itself, as it stands within a sentence: «наурыз», «март», "March".
    public func name(in language: Language) -> String {
        switch language {
        case .kk: kazakh
        case .ru: Month.russian[rawValue - 1]
        case .en: Month.english[rawValue - 1]
        }
    }

    /// The Russian name beside a number of a day: «20 марта».
    var russianGenitive: String {
        let name = name(in: .ru)
        return name.hasSuffix("т") ? name + "а" : name.dropLast() + "я"
    }

    var kazakh: String { Month.kazakh[rawValue - 1] }

    private static let kazakh = [
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
        "қазан", "қараша", "желтоқсан",
    ]
    private static let russian = [
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
        "октябрь", "ноябрь", "декабрь",
    ]
    private static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
