extension TengeProblem: CustomStringConvertible {
    /// A word for programs, stable between versions: `form`, `ambiguous`, …
    public var code: String {
        switch self {
        case .form: "form"
        case .ambiguous: "ambiguous"
        case .groups: "groups"
        case .fraction: "fraction"
        case .tooLarge: "tooLarge"
        }
    }

    public var description: String { explanation(in: .en) }

    /// A sentence for the person who typed the amount.
    public func explanation(in language: Language) -> String {
        switch language {
        case .kk: kazakh
        case .ru: russian
        case .en: english
        }
    }

    private var kazakh: String {
        switch self {
        case .form: "Соманы цифрлармен жазыңыз: 1 234 567,89."
        case .ambiguous:
            "Үтір (нүкте) мыңдықты ма, тиынды ма бөліп тұрғаны белгісіз. 1 234 немесе 1,23 деп жазыңыз."
        case .groups: "Мыңдықтар үш цифрдан бөлінеді: 1 234 567,89."
        case .fraction: "Тиын екі цифрдан аспайды: 1 234 567,89."
        case .tooLarge: "Сома тым үлкен: 92 квадриллион теңгеден аспауы керек."
        }
    }

    private var russian: String {
        switch self {
        case .form: "Запишите сумму цифрами: 1 234 567,89."
        case .ambiguous:
            "Неясно, отделяет запятая (точка) тысячи или тиыны. Запишите 1 234 или 1,23."
        case .groups: "Тысячи отделяются по три цифры: 1 234 567,89."
        case .fraction: "Тиынов не больше двух цифр: 1 234 567,89."
        case .tooLarge: "Сумма слишком велика: больше 92 квадриллионов тенге."
        }
    }

    private var english: String {
        switch self {
        case .form: "Write the amount in digits: 1 234 567,89."
        case .ambiguous:
            "The comma (point) may part thousands or tiyn. Write 1 234 or 1,23."
        case .groups: "Thousands are parted by three digits: 1 234 567,89."
        case .fraction: "Tiyn have two digits at most: 1 234 567,89."
        case .tooLarge: "The amount is too large: it is beyond 92 quadrillion tenge."
        }
    }
}
