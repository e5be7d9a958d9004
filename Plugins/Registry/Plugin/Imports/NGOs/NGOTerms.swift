import KazakhstanFormats
import PluginKit

/// Legal forms and spheres by what files call them.
struct NGOTerms: Sendable {
    private let spheres: [String: String]
    /// By what was asked for already: a file repeats few of them.
    private var forms: [String: String] = [:]

    init(spheres: [Sphere]) {
        var byName: [String: String] = [:]
        for sphere in spheres {
            for language in Language.allCases {
                guard let name = sphere.name[language] else { continue }
                byName[SearchFolding.fold(name)] = sphere.code
            }
        }
        for sphere in spheres { byName[SearchFolding.fold(sphere.code)] = sphere.code }
        self.spheres = byName
    }

    /// The code of a sphere that a file names by it, or by its name in any language; nil for an unknown one.
    func sphere(_ text: String) -> String? { spheres[SearchFolding.fold(text)] }

    /// The code of a form that a file names by it, by its name or by one of its spellings: «ҚҚ», «ОФ».
    mutating func form(_ text: String) -> String? {
        if let code = forms[text] { return code.isEmpty ? nil : code }
        let code = Self.form(called: text)
        forms[text] = code ?? ""
        return code
    }

    /// The form that the name of an organisation tells.
    static func form(in name: LocalizedText) -> String? {
        Language.allCases.lazy.compactMap { language in
            name[language].flatMap { LegalForms.known.split($0).form?.code }
        }.first
    }

    private static func form(called text: String) -> String? {
        let folded = SearchFolding.fold(text)
        let named = LegalForms.known.forms.first { form in
            SearchFolding.fold(form.code) == folded
                || Language.allCases.contains {
                    form.name[$0].map(SearchFolding.fold) == folded
                }
        }
        // A spelling is recognised beside a name only.
        return (named ?? LegalForms.known.split("\(text) «а»").form)?.code
    }
}
