/// The legal form of a non-commercial organisation (ОПФ / ҰҚН): public association, private fund, …
public struct LegalForm: Sendable, Hashable, Codable {
    /// A word for programs, stable between editions: `publicAssociation`.
    public let code: String
    /// As it stands within a sentence: «қоғамдық бірлестік», «общественное объединение».
    public let name: LocalizedText
    /// «ҚБ», «ОО»; nil in a language that has none.
    public let abbreviation: LocalizedText
    /// All that is written around the name of an organisation of this form, the name of the form and
    /// its abbreviations included: «қоғамдық бірлестігі», «РОО».
    public let spellings: [String]
    public let databaseDuty: DatabaseDuty

    /// Whether organisations of a form report to the NGO Database each year by 31 March.
    public enum DatabaseDuty: String, Sendable, Hashable, Codable, CaseIterable {
        case applies
        /// It applies unless the state is the founder.
        case appliesUnlessFoundedByState
        case doesNotApply
        /// The form alone does not tell: a person decides.
        case toBeDecided
    }

    public init(
        code: String, name: LocalizedText, abbreviation: LocalizedText = LocalizedText(),
        spellings: [String], databaseDuty: DatabaseDuty
    ) {
        self.code = code
        self.name = name
        self.abbreviation = abbreviation
        self.spellings = spellings
        self.databaseDuty = databaseDuty
    }
}
