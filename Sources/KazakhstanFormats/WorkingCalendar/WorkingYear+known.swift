extension WorkingYear {
    /// The years 2024–2027.
    public static let known = [
        WorkingYear(
            year: 2024, holidays: holidays(of: 2024, kurbanAit: (6, 16)),
            swaps: [
                Swap(
                    worked: day(2024, 5, 4), off: day(2024, 5, 8),
                    source: "order of the acting Minister of Labour of 17.04.2024")
            ],
            source: law),
        WorkingYear(
            year: 2025, holidays: holidays(of: 2025, kurbanAit: (6, 6)),
            swaps: [
                Swap(
                    worked: day(2025, 1, 5), off: day(2025, 1, 3),
                    source: "order of the Minister of Labour of 21.11.2024")
            ],
            source: law),
        WorkingYear(
            year: 2026, holidays: holidays(of: 2026, kurbanAit: (5, 27)), awaits: [.orders],
            source: law + "; calendar of the Ministry of Labour of 05.12.2025, without 30 August: "
                + "news.mail.ru/society/69046544, taspanews.kz 795514517615"),
        WorkingYear(
            year: 2027, holidays: holidays(of: 2027, kurbanAit: (5, 16)),
            awaits: [.orders, .kurbanAit], source: law + "; 15 March: taspanews.kz 795514517615"),
    ]

    private static let law = "Law on holidays in the Republic of Kazakhstan, articles 3–5"

    private static func holidays(of year: Int, kurbanAit: (month: Int, day: Int)) -> [Holiday] {
        yearly.filter { $0.years.contains(year) }
            .map { each in
                Holiday(
                    day: day(year, each.month, each.day), name: each.name,
                    isTransferred: each.isTransferred)
            } + [
                Holiday(
                    day: day(year, kurbanAit.month, kurbanAit.day), name: nameOfKurbanAit,
                    isTransferred: false)
            ]
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(daysSince2000: Day.count(year: year, month: month, day: day))
    }

    private static let nameOfKurbanAit = LocalizedText(
        kk: "Құрбан айттың бірінші күні", ru: "первый день Курбан-айта",
        en: "first day of Kurban Ait")
}

/// A holiday that has the same date each year, in the years in which it is one.
private struct Yearly {
    let month: Int
    let day: Int
    let name: LocalizedText
    var isTransferred = true
    var years = 2024...9999
}

private let newYear = LocalizedText(kk: "Жаңа жыл", ru: "Новый год", en: "New Year")
private let nauryz = LocalizedText(kk: "Наурыз мейрамы", ru: "Наурыз мейрамы", en: "Nauryz")
private let constitution = LocalizedText(
    kk: "Конституция күні", ru: "День Конституции", en: "Constitution Day")

private let yearly = [
    Yearly(month: 1, day: 1, name: newYear), Yearly(month: 1, day: 2, name: newYear),
    Yearly(
        month: 1, day: 7,
        name: LocalizedText(
            kk: "православиелік Рождество", ru: "православное Рождество", en: "Orthodox Christmas"),
        isTransferred: false),
    Yearly(
        month: 3, day: 8,
        name: LocalizedText(
            kk: "Халықаралық әйелдер күні", ru: "Международный женский день",
            en: "International Women's Day")),
    Yearly(month: 3, day: 15, name: constitution, years: 2027...9999),
    Yearly(month: 3, day: 21, name: nauryz), Yearly(month: 3, day: 22, name: nauryz),
    Yearly(month: 3, day: 23, name: nauryz),
    Yearly(
        month: 5, day: 1,
        name: LocalizedText(
            kk: "Қазақстан халқының бірлігі мерекесі", ru: "Праздник единства народа Казахстана",
            en: "Day of Unity of the People of Kazakhstan")),
    Yearly(
        month: 5, day: 7,
        name: LocalizedText(
            kk: "Отан қорғаушы күні", ru: "День защитника Отечества",
            en: "Defender of the Fatherland Day")),
    Yearly(
        month: 5, day: 9,
        name: LocalizedText(kk: "Жеңіс күні", ru: "День Победы", en: "Victory Day")),
    Yearly(
        month: 7, day: 6,
        name: LocalizedText(kk: "Астана күні", ru: "День столицы", en: "Capital City Day")),
    Yearly(month: 8, day: 30, name: constitution, years: 2024...2025),
    Yearly(
        month: 10, day: 25,
        name: LocalizedText(kk: "Республика күні", ru: "День Республики", en: "Republic Day")),
    Yearly(
        month: 12, day: 16,
        name: LocalizedText(
            kk: "Тәуелсіздік күні", ru: "День Независимости", en: "Independence Day")),
]
