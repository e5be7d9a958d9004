import KazakhstanFormats
import Testing

@Suite struct ReckoningTests {
    private let calendar = WorkingCalendar()

    private func day(_ text: String) throws -> Day { try Day(typed: text) }

    @Test func `a term is explained day by day`() throws {
        let reckoning = try calendar.explain(.workingDay(3, after: day("20.03.2026")))
        #expect(try reckoning.end == calendar.workingDay(3, after: day("20.03.2026")))
        #expect(reckoning.count == 3)
        #expect(reckoning.days.map(\.day.day) == [21, 22, 23, 24, 25, 26, 27, 28, 29, 30])
        #expect(
            reckoning.sentences(in: .ru) == [
                "Отсчёт начинается на следующий день после 20 марта 2026 года.",
                "21 марта, суббота – праздник: Наурыз мейрамы.",
                "22 марта, воскресенье – праздник: Наурыз мейрамы.",
                "23 марта, понедельник – праздник: Наурыз мейрамы.",
                "24 марта, вторник – выходной день, перенесённый с 21 марта (Наурыз мейрамы).",
                "25 марта, среда – выходной день, перенесённый с 22 марта (Наурыз мейрамы).",
                "28 марта, суббота – выходной день.", "29 марта, воскресенье – выходной день.",
                "3-й рабочий день – 30 марта 2026 года, понедельник.",
                "Приказы о переносе выходных дней 2026 года ещё могут выйти.",
            ])
    }

    @Test func `a swap by order is explained on both its days`() throws {
        let reckoning = try calendar.explain(
            .workingDays(from: day("04.05.2024"), to: day("08.05.2024")))
        #expect(reckoning.count == 2)
        #expect(
            reckoning.sentences(in: .kk) == [
                "4 мамыр, сенбі – жұмыс күні: демалыс 8 мамырға ауыстырылған.",
                "5 мамыр, жексенбі – демалыс күні.",
                "7 мамыр, сейсенбі – мереке: Отан қорғаушы күні.",
                "8 мамыр, сәрсенбі – 4 мамырдан ауыстырылған демалыс күні.",
                "2024 жылғы 4 мамырдан 2024 жылғы 8 мамырға дейін екі күнді қоса есептегенде 2 жұмыс "
                    + "күні бар.",
            ])
    }

    @Test func `a single day and the nearest working day are explained`() throws {
        let christmas = try calendar.explain(.isWorking(day("07.01.2025")))
        #expect(
            christmas.sentences(in: .en) == [
                "7 January 2025, Tuesday – day off: Orthodox Christmas."
            ])
        let nearest = try calendar.explain(.workingDayOnOrAfter(day("06.06.2025")))
        #expect(nearest.end.numeric == "09.06.2025")
        #expect(
            nearest.sentences(in: .en) == [
                "6 June, Friday – day off: first day of Kurban Ait.", "7 June, Saturday – day off.",
                "8 June, Sunday – day off.", "The nearest working day is 9 June 2025, Monday.",
            ])
    }

    @Test(arguments: Language.allCases)
    func `what is not settled yet is said of each year`(language: Language) throws {
        let across = try calendar.explain(
            .workingDays(from: day("31.12.2026"), to: day("01.01.2027")))
        #expect(across.unsettled.map(\.year) == [2026, 2027])
        #expect(across.sentences(in: language).suffix(3).allSatisfy { $0.contains("202") })
        let settled = try calendar.explain(.isWorking(day("20.03.2025")))
        #expect(settled.sentences(in: language).count == 1)
    }
}
