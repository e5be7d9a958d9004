import Foundation
import KazakhstanFormats
import PluginKit

/// A person as the order names them. Some have one name only; two may have the same.
struct Person: Described {
    /// Of a person known before; without it a new one is recorded.
    var id: UUID?
    var surname: LocalizedText?
    var givenName: LocalizedText?
    var patronymic: LocalizedText?

    static let fields = Fields(
        "Person", texts: "registry.person", blank: Person(),
        [
            Field("id", \.id, .hidden),
            Field("surname", \.surname, .length(0...100)),
            Field("givenName", \.givenName, .length(0...100)),
            Field("patronymic", \.patronymic, .length(0...100)),
        ]
    ) { person, problems in
        if person.id == nil, !person.isNamed {
            problems.append(.registry("/surname", "namelessPerson"))
        }
    }

    /// Whether a surname or given name is there that is not in English alone.
    var isNamed: Bool {
        [surname, givenName].contains { $0?.kk != nil || $0?.ru != nil }
    }

    /// Surname, given name and patronymic, in each language what it has of them.
    var fullName: LocalizedText {
        var name = LocalizedText()
        for language in Language.allCases {
            let parts = [surname, givenName, patronymic].compactMap { $0?[language] }
            name[language] = parts.isEmpty ? nil : parts.joined(separator: " ")
        }
        return name
    }

    /// Whether this can be another telling of the same name: no part is told differently in any language, and
    /// a surname or given name is told by both. Nil where the two have no part in common.
    func isSame(as other: Person) -> Bool? {
        let names = [(surname, other.surname), (givenName, other.givenName)].flatMap(Self.common)
        let parts = names + Self.common((patronymic, other.patronymic))
        guard parts.allSatisfy({ $0.lowercased() == $1.lowercased() }) else { return false }
        return names.isEmpty ? nil : true
    }

    /// What both say in the same language.
    private static func common(_ texts: (LocalizedText?, LocalizedText?)) -> [(String, String)] {
        Language.allCases.compactMap { language in
            guard let one = texts.0?[language], let other = texts.1?[language] else { return nil }
            return (one, other)
        }
    }

    /// What a search looks through.
    var search: String {
        let name = fullName
        return SearchText.of(name.kk, name.ru, name.en)
    }
}
