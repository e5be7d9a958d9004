extension PhoneProblem: CustomStringConvertible {
    /// A word for programs, stable between versions: `cityCode`, `length`, …
    public var code: String {
        switch self {
        case .signs: "signs"
        case .several: "several"
        case .cityCode: "cityCode"
        case .length: "length"
        case .eightAfterPlus: "eightAfterPlus"
        case .code: "code"
        case .extension: "extension"
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
        case .signs:
            "Телефон нөмірін цифрлармен жазыңыз, ішкі нөмір болса, соңына қосыңыз: «ішкі 12»."
        case .several: "Бұл жерге бір ғана нөмір жазылады, қалғандарын бөлек енгізіңіз."
        case .cityCode: "Қала коды жазылмаған. Нөмірді кодымен енгізіңіз: +7 (7172) 12-34-56."
        case .length(let count):
            "Қазақстан нөмірі +7 (немесе 8) және 10 цифрдан тұрады, шетел нөмірі + белгісі мен ел "
                + "кодынан басталады. Енгізілген цифр саны – \(count)."
        case .eightAfterPlus: "«+» белгісінен кейін 8 емес, 7 жазылады: +7 (7172) 12-34-56."
        case .code: "Мұндай қала немесе оператор коды жоқ. +7-ден кейінгі цифрларды тексеріңіз."
        case .extension: "Ішкі нөмір 1–6 цифрдан тұрады: «ішкі 12»."
        }
    }

    private var russian: String {
        switch self {
        case .signs:
            "Запишите номер телефона цифрами, внутренний номер добавьте в конце: «вн. 12»."
        case .several: "Здесь записывается один номер, остальные введите отдельно."
        case .cityCode: "Не указан код города. Введите номер с кодом: +7 (7172) 12-34-56."
        case .length(let count):
            "Номер в Казахстане – это +7 (или 8) и 10 цифр, иностранный начинается с + и кода "
                + "страны. Введено цифр: \(count)."
        case .eightAfterPlus: "После «+» пишется 7, а не 8: +7 (7172) 12-34-56."
        case .code: "Такого кода города или оператора нет. Проверьте цифры после +7."
        case .extension: "Внутренний номер состоит из 1–6 цифр: «вн. 12»."
        }
    }

    private var english: String {
        switch self {
        case .signs:
            "Write the telephone number in digits, with an extension at its end: \"ext. 12\"."
        case .several: "One number is written here; give the others separately."
        case .cityCode:
            "The code of the city is missing. Give the number with it: +7 (7172) 12-34-56."
        case .length(let count):
            "A number in Kazakhstan is +7 (or 8) and 10 digits; a foreign one begins with + and the "
                + "code of the country. Digits given: \(count)."
        case .eightAfterPlus: "After + comes 7, not 8: +7 (7172) 12-34-56."
        case .code: "No city or operator has such a code. Check the digits after +7."
        case .extension: "An extension has 1–6 digits: \"ext. 12\"."
        }
    }
}
