extension LegalForms {
    /// The forms of the Law «О некоммерческих организациях» № 142-II of 16.01.2001, and the duty of
    /// the NGO Database by its article 41 (5), the order № 51 of 19.02.2016 and KoAP article 489-1.
    public static let known = LegalForms(
        validFrom: Day(daysSince2000: Day.count(year: 2016, month: 2, day: 19)),
        source: "Law № 142-II of 16.01.2001, art. 41 (5); order № 51 of 19.02.2016; "
            + "KoAP art. 489-1 (adilet.zan.kz K1400000235)",
        forms: reporting + others)

    private static let reporting = [
        LegalForm(
            code: "publicAssociation",
            name: LocalizedText(
                kk: "қоғамдық бірлестік", ru: "общественное объединение", en: "public association"),
            abbreviation: LocalizedText(kk: "ҚБ", ru: "ОО"),
            spellings: [
                "қоғамдық бірлестік", "қоғамдық бірлестігі", "ҚБ", "РҚБ",
                "общественное объединение",
                "общественного объединения", "ОО", "РОО", "public association",
            ],
            databaseDuty: .applies),
        LegalForm(
            code: "publicFund",
            name: LocalizedText(kk: "қоғамдық қор", ru: "общественный фонд", en: "public fund"),
            abbreviation: LocalizedText(kk: "ҚҚ", ru: "ОФ"),
            spellings: [
                "қоғамдық қор", "қоғамдық қоры", "ҚҚ", "общественный фонд", "общественного фонда",
                "ОФ", "public fund", "public foundation",
            ],
            databaseDuty: .applies),
        LegalForm(
            code: "privateFund",
            name: LocalizedText(kk: "жеке қор", ru: "частный фонд", en: "private fund"),
            abbreviation: LocalizedText(kk: "ЖҚ", ru: "ЧФ"),
            spellings: [
                "жеке қор", "жеке қоры", "ЖҚ", "частный фонд", "частного фонда", "ЧФ",
                "private fund", "private foundation",
            ],
            databaseDuty: .applies),
        LegalForm(
            code: "corporateFund",
            name: LocalizedText(
                kk: "корпоративтік қор", ru: "корпоративный фонд", en: "corporate fund"),
            abbreviation: LocalizedText(kk: "КҚ", ru: "КФ"),
            spellings: [
                "корпоративтік қор", "корпоративтік қоры", "КҚ", "корпоративный фонд",
                "корпоративного фонда", "КФ", "corporate fund", "corporate foundation",
            ],
            databaseDuty: .applies),
        LegalForm(
            code: "privateInstitution",
            name: LocalizedText(
                kk: "жеке мекеме", ru: "частное учреждение", en: "private institution"),
            abbreviation: LocalizedText(kk: "ЖМ", ru: "ЧУ"),
            spellings: [
                "жеке мекеме", "жеке мекемесі", "ЖМ", "частное учреждение", "частного учреждения",
                "ЧУ", "private institution",
            ],
            databaseDuty: .applies),
        LegalForm(
            code: "associationOfLegalEntities",
            name: LocalizedText(
                kk: "қауымдастық (одақ) нысанындағы заңды тұлғалар бірлестігі",
                ru: "объединение юридических лиц в форме ассоциации (союза)",
                en: "association (union) of legal entities"),
            abbreviation: LocalizedText(kk: "ЗТБ", ru: "ОЮЛ"),
            spellings: [
                "қауымдастық (одақ) нысанындағы заңды тұлғалар бірлестігі",
                "қауымдастық нысанындағы заңды тұлғалар бірлестігі",
                "одақ нысанындағы заңды тұлғалар бірлестігі", "заңды тұлғалар бірлестігі", "ЗТБ",
                "объединение юридических лиц в форме ассоциации (союза)",
                "объединение юридических лиц в форме ассоциации",
                "объединение юридических лиц в форме союза", "объединение юридических лиц",
                "объединения юридических лиц", "ОЮЛ", "association of legal entities",
                "association (union) of legal entities",
            ],
            databaseDuty: .applies),
        LegalForm(
            code: "nonCommercialJointStockCompany",
            name: LocalizedText(
                kk: "коммерциялық емес акционерлік қоғам",
                ru: "некоммерческое акционерное общество",
                en: "non-commercial joint-stock company"),
            abbreviation: LocalizedText(kk: "КеАҚ", ru: "НАО"),
            spellings: [
                "коммерциялық емес акционерлік қоғам", "коммерциялық емес акционерлік қоғамы",
                "КеАҚ", "некоммерческое акционерное общество",
                "некоммерческого акционерного общества", "НАО",
                "non-commercial joint-stock company", "non-profit joint-stock company",
            ],
            databaseDuty: .appliesUnlessFoundedByState),
        LegalForm(
            code: "foreignBranch",
            name: LocalizedText(
                kk: "шетелдік немесе халықаралық коммерциялық емес ұйымның филиалы (өкілдігі)",
                ru: "филиал (представительство) иностранной или международной некоммерческой "
                    + "организации",
                en: "branch (representative office) of a foreign or international non-commercial "
                    + "organisation"),
            spellings: [],
            databaseDuty: .applies),
    ]

    private static let others = [
        LegalForm(
            code: "religiousAssociation",
            name: LocalizedText(
                kk: "діни бірлестік", ru: "религиозное объединение", en: "religious association"),
            spellings: [
                "діни бірлестік", "діни бірлестігі", "религиозное объединение",
                "религиозного объединения", "religious association",
            ],
            databaseDuty: .doesNotApply),
        LegalForm(
            code: "tradeUnion",
            name: LocalizedText(kk: "кәсіподақ", ru: "профсоюз", en: "trade union"),
            spellings: [
                "кәсіподақ", "кәсіподағы", "профсоюз", "профессиональный союз", "trade union",
            ],
            databaseDuty: .doesNotApply),
        LegalForm(
            code: "politicalParty",
            name: LocalizedText(
                kk: "саяси партия", ru: "политическая партия", en: "political party"),
            spellings: [
                "саяси партия", "саяси партиясы", "политическая партия", "political party",
            ],
            databaseDuty: .doesNotApply),
        LegalForm(
            code: "consumerCooperative",
            name: LocalizedText(
                kk: "тұтыну кооперативі", ru: "потребительский кооператив",
                en: "consumer cooperative"),
            spellings: [
                "тұтыну кооперативі", "потребительский кооператив", "consumer cooperative",
            ],
            databaseDuty: .toBeDecided),
        LegalForm(
            code: "other",
            name: LocalizedText(kk: "өзге нысан", ru: "иная форма", en: "another form"),
            spellings: [],
            databaseDuty: .toBeDecided),
    ]
}
