import KazakhstanFormats

/// Whether the three locales of one owner say the same things: no text is missing, the same
/// arguments stand in all of them, and every count has the forms that its language asks for.
struct LocaleAgreement {
    let files: [LocaleFile]

    var problems: [ShellProblem] {
        let keys = files.reduce(into: Set<String>()) { $0.formUnion($1.texts.keys) }
        return keys.flatMap { missing($0) + differing($0) } + files.flatMap(lackingForms)
    }

    private func missing(_ key: String) -> [ShellProblem] {
        let having = files.first { $0.texts[key] != nil }?.language.rawValue ?? ""
        return files.filter { $0.texts[key] == nil }.map {
            ShellProblem($0.owner, $0.name, "\(key) is missing; \(having).yaml has it")
        }
    }

    private func differing(_ key: String) -> [ShellProblem] {
        guard let first = files.first, let wanted = first.texts[key]?.arguments else { return [] }
        return files.dropFirst().compactMap { file in
            guard let found = file.texts[key]?.arguments, found != wanted else { return nil }
            let names = wanted.symmetricDifference(found).sorted().map { "{\($0)}" }
            return ShellProblem(
                file.owner, file.name, line: file.lines[key],
                "\(key) and \(first.language.rawValue).yaml differ in \(names.joined(separator: ", "))"
            )
        }
    }

    private func lackingForms(_ file: LocaleFile) -> [ShellProblem] {
        file.texts.compactMap { key, text in
            guard case .forms(let forms) = text else { return nil }
            let lacking = PluralForm.required(in: file.language).filter { forms[$0] == nil }
            guard !lacking.isEmpty else { return nil }
            let names = lacking.map(\.rawValue).joined(separator: ", ")
            return ShellProblem(
                file.owner, file.name, line: file.lines[key], "\(key) lacks the form \(names)")
        }
    }
}
