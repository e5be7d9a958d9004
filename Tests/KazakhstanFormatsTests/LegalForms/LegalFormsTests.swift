import Foundation
import KazakhstanFormats
import Testing

@Suite struct LegalFormsTests {
    private let forms = LegalForms.known

    @Test(arguments: [
        "«Камеда» ҚҚ", "ҚҚ «Камеда»", "ОФ «Камеда»", "\"Камеда\" ОФ", "Камеда қоғамдық қоры",
        "«Камеда» қоғамдық қоры", "Қоғамдық қор «Камеда»", "Общественный фонд \"Камеда\"",
        "ОБЩЕСТВЕННЫЙ ФОНД КАМЕДА", "Общественный  фонд: “Камеда”", "Public Foundation \"Камеда\"",
        "\"Общественный фонд \"Камеда\"\"", "«Камеда» когамдык коры", "Камеда (ОФ)",
    ])
    func `a name is parted from its form in every spelling`(name: String) {
        let (form, rest) = forms.split(name)
        #expect(form?.code == "publicFund")
        #expect(rest.lowercased() == "камеда")
    }

    @Test(arguments: [
        (
            "ЗТБ «Қазақстанның Азаматтық Альянсы»", "associationOfLegalEntities",
            "Қазақстанның Азаматтық Альянсы"
        ),
        (
            "Объединение юридических лиц в форме ассоциации (союза) «Гражданский альянс»",
            "associationOfLegalEntities", "Гражданский альянс"
        ),
        ("ОЮЛ «Союз женщин»", "associationOfLegalEntities", "Союз женщин"),
        (
            "Республиканское общественное объединение «Ромашка»", "publicAssociation",
            "Республиканское «Ромашка»"
        ),
        (
            "«Ардагерлер» республикалық қоғамдық бірлестігі, Семей қаласы", "publicAssociation",
            "«Ардагерлер» республикалық Семей қаласы"
        ),
        ("РОО «Фонд «Байтерек»»", "publicAssociation", "«Фонд «Байтерек»»"),
        ("Филиал общественного объединения «Ромашка»", "publicAssociation", "Филиал «Ромашка»"),
        ("КФ «Даму»", "corporateFund", "Даму"), ("Даму КҚ", "corporateFund", "Даму"),
        ("ЧУ «Центр»", "privateInstitution", "Центр"),
        (
            "НАО «Центр поддержки гражданских инициатив»", "nonCommercialJointStockCompany",
            "Центр поддержки гражданских инициатив"
        ),
        (
            "Азаматтық бастамаларды қолдау орталығы КеАҚ", "nonCommercialJointStockCompany",
            "Азаматтық бастамаларды қолдау орталығы"
        ),
        ("Отраслевой профсоюз «Тұғыр»", "tradeUnion", "Отраслевой «Тұғыр»"),
        ("«Сенім» діни бірлестігі", "religiousAssociation", "Сенім"),
    ])
    func `names as they are registered`(name: String, code: String, rest: String) {
        let split = forms.split(name)
        #expect(split.form?.code == code)
        #expect(split.rest == rest)
        #expect(forms.withoutForm(name) == rest)
    }

    @Test(arguments: [
        ("«ЗУБР» КО", "«ЗУБР» КО"), ("Общественный фонд", "Общественный фонд"), ("ҚБ", "ҚБ"),
        ("Союз «Общественный фонд»", "Союз «Общественный фонд»"), ("«Үміт»", "Үміт"), ("", ""),
        ("Центр общественный фонд развития", "Центр общественный фонд развития"), ("«»", "«»"),
    ])
    func `what is not surely a form stays in the name`(name: String, rest: String) {
        let split = forms.split(name)
        #expect(split.form == nil)
        #expect(split.rest == rest)
    }

    @Test func `a spelling that fits two forms names neither`() {
        #expect(forms.split("КК «Камеда»").form == nil)
        #expect(forms.split("КК «Камеда»").rest == "Камеда")
        #expect(forms.split("ҚҚ «Камеда»").form?.code == "publicFund")
        #expect(forms.split("КҚ «Камеда»").form?.code == "corporateFund")
    }

    @Test func `a search knows the words it passes over`() {
        let query = SearchFolding.fold("Общественный фонд «Қоғамдық Келісім» қоры, ОФ")
        let kept = query.split(separator: " ").filter { !forms.words.contains(String($0)) }
        #expect(kept == ["келисим"])
        #expect(forms.words.allSatisfy { SearchFolding.fold($0) == $0 && !$0.contains(" ") })
    }

    @Test func `every form has its names, and its spellings lead back to it`() {
        #expect(Set(forms.forms.map(\.code)).count == forms.forms.count)
        for form in forms.forms {
            #expect(forms[form.code] == form)
            for language in Language.allCases { #expect(form.name[language] != nil) }
            for spelling in form.spellings {
                #expect(forms.split("\(spelling) «Камеда»").form == form, "\(spelling)")
                #expect(forms.split("«Камеда» \(spelling)").rest == "Камеда", "\(spelling)")
            }
            let abbreviations = [form.abbreviation.kk, form.abbreviation.ru].compactMap(\.self)
            #expect(Set(abbreviations).isSubset(of: form.spellings))
        }
    }

    @Test func `who reports to the NGO Database is told by the form`() {
        let duties = Dictionary(grouping: forms.forms, by: \.databaseDuty).mapValues(\.count)
        #expect(
            duties == [
                .applies: 7, .appliesUnlessFoundedByState: 1, .doesNotApply: 3, .toBeDecided: 2,
            ])
        #expect(forms["tradeUnion"]?.databaseDuty == .doesNotApply)
        #expect(forms.validFrom.iso8601 == "2016-02-19")
    }

    @Test func `an installation brings an edition of its own`() throws {
        let json = #"""
            [{"code": "club", "name": {"kk": "клуб", "ru": "клуб"}, "abbreviation": {},
              "spellings": ["клуб", "клубы"], "databaseDuty": "toBeDecided"}]
            """#
        let own = try JSONDecoder().decode([LegalForm].self, from: Data(json.utf8))
        let edition = LegalForms(
            validFrom: try Day(year: 2027, month: 1, day: 1), source: "өкім", forms: own)
        #expect(edition.split("«Шахмат» клубы").form?.code == "club")
        #expect(edition.withoutForm("ОФ «Камеда»") == "ОФ «Камеда»")
        #expect(edition.words == ["клуб", "клубы"])
    }
}
