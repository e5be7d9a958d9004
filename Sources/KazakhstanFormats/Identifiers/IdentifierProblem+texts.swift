extension IdentifierProblem: CustomStringConvertible {
    /// A word for programs, stable between versions: `length`, `checkDigit`, …
    public var code: String {
        switch self {
        case .length: "length"
        case .digits: "digits"
        case .birthDate: "birthDate"
        case .century: "century"
        case .month: "month"
        case .entityType: "entityType"
        case .checkDigit: "checkDigit"
        case .neverIssued: "neverIssued"
        }
    }

    public var description: String { explanation(in: .en) }

    /// A sentence for the person who typed the number.
    public func explanation(in language: Language) -> String {
        switch language {
        case .kk: kazakh
        case .ru: russian
        case .en: english
        }
    }

    private var kazakh: String {
        switch self {
        case .length(let count): "Нөмір 12 цифрдан тұруы керек, енгізілгені – \(count)."
        case .digits: "Нөмірде тек цифрлар болуы керек."
        case .birthDate: "Алғашқы алты цифр туған күнге сәйкес келмейді."
        case .century: "Жетінші цифр 0 мен 6 аралығында болуы керек."
        case .month: "Үшінші және төртінші цифрлар тіркелген айды (01–12) білдіруі керек."
        case .entityType: "Бесінші цифр 4, 5 немесе 6 болуы керек."
        case .checkDigit(let expected):
            "Бақылау цифры сәйкес келмейді: соңғы цифр \(expected) болуы керек. Нөмірді тексеріңіз."
        case .neverIssued: "Мұндай нөмір берілмейді: бақылау цифры есептелмейді."
        }
    }

    private var russian: String {
        switch self {
        case .length(let count): "Номер состоит из 12 цифр, введено: \(count)."
        case .digits: "Номер должен содержать только цифры."
        case .birthDate: "Первые шесть цифр не являются датой рождения."
        case .century: "Седьмая цифра должна быть от 0 до 6."
        case .month: "Третья и четвёртая цифры должны быть месяцем регистрации (01–12)."
        case .entityType: "Пятая цифра должна быть 4, 5 или 6."
        case .checkDigit(let expected):
            "Контрольная цифра не сходится: последней должна быть \(expected). Проверьте номер."
        case .neverIssued: "Такой номер не выдаётся: контрольная цифра не вычисляется."
        }
    }

    private var english: String {
        switch self {
        case .length(let count): "The number has 12 digits, \(count) given."
        case .digits: "The number may contain digits only."
        case .birthDate: "The first six digits are not a date of birth."
        case .century: "The seventh digit must be between 0 and 6."
        case .month: "The third and fourth digit must be a month of registration (01–12)."
        case .entityType: "The fifth digit must be 4, 5 or 6."
        case .checkDigit(let expected):
            "The check digit does not match: the last digit should be \(expected)."
        case .neverIssued: "Such a number is never issued: it has no check digit."
        }
    }
}
