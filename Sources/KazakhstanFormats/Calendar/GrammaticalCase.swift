/// A case of Kazakh nouns, as far as dates in words need it.
public enum GrammaticalCase: String, CaseIterable, Sendable, Hashable {
    /// Атау септік: «20 наурыз».
    case nominative
    /// Барыс септік, "to, by": «20 наурызға».
    case dative
    /// Шығыс септік, "from, since": «20 наурыздан».
    case ablative
    /// Жатыс септік, "on, at": «20 наурызда».
    case locative
}

extension GrammaticalCase {
    /// A Kazakh noun in this case: «сәуір» → «сәуірге», «қыркүйек» → «қыркүйектен».
    ///
    /// The ending follows the last vowel (back or front) and the last letter: қ, к, т after a
    /// voiceless consonant and after б, в, г, д; н in the ablative after м, н, ң. Right for the
    /// months, for «жыл» and for most native nouns. Not known here: possessive forms
    /// («ауданы» → «ауданына»), and the few words whose ending goes against their last vowel.
    public func inflect(_ noun: String) -> String {
        guard self != .nominative, let last = noun.lowercased().last else { return noun }
        let front =
            noun.lowercased().last { "аоұыяёәөүіеэ".contains($0) }
            .map { "әөүіеэ".contains($0) } ?? false
        let hard = "бвгдкқпстфхһцчшщ".contains(last)
        let vowel = front ? "е" : "а"
        return switch self {
        case .nominative: noun
        case .dative: noun + (hard ? (front ? "к" : "қ") : (front ? "г" : "ғ")) + vowel
        case .ablative: noun + (hard ? "т" : "мнң".contains(last) ? "н" : "д") + vowel + "н"
        case .locative: noun + (hard ? "т" : "д") + vowel
        }
    }
}
