import KazakhstanFormats
import PluginKit

extension Designation {
    /// What deserves a second look: a rank below the threshold, a text copied from the other language,
    /// a publication that waits for Kazakh.
    var suspicions: [Warning] {
        var warnings: [Warning] = []
        if rankVerdict == .below { warnings.append(Warning("rankBelowThreshold")) }
        warnings += Warning.sameInBothLanguages([position, receptionHours, receptionPlace])
        if published, !isInKazakh { warnings.append(Warning("withheldWithoutKazakh")) }
        return warnings
    }

    /// Whether the position and every part of the name that there is have a Kazakh form.
    var isInKazakh: Bool {
        let parts = [person.surname, person.givenName, person.patronymic].compactMap(\.unlessEmpty)
        return position.kk != nil && !parts.isEmpty && parts.allSatisfy { $0.kk != nil }
    }
}
