extension Reckoning {
    /// The computation in sentences: where it begins, each day that is not an ordinary working day,
    /// the answer, and what is not settled yet.
    ///
    /// «Отсчёт начинается на следующий день после 20 марта 2026 года.», «21 марта, суббота – праздник:
    /// Наурыз мейрамы.», …, «15-й рабочий день – 15 апреля 2026 года, среда.»
    public func sentences(in language: Language) -> [String] {
        let exceptions = days.filter { $0.status != .working }
        let told = question.isOfOneDay ? [] : exceptions.map { $0.sentence(in: language) }
        let notes = unsettled.flatMap { year in
            WorkingYear.Unsettled.allCases.filter(year.awaits.contains)
                .map { $0.sentence(of: year.year, in: language) }
        }
        return beginning(in: language) + told + [answer(in: language)] + notes
    }

    private func beginning(in language: Language) -> [String] {
        guard case .workingDay(_, let day) = question else { return [] }
        return switch language {
        case .kk: ["Санау \(day.words(in: .kk, case: .ablative)) кейінгі күннен басталады."]
        case .ru: ["Отсчёт начинается на следующий день после \(day.words(in: .ru))."]
        case .en: ["Counting begins on the day after \(day.words(in: .en))."]
        }
    }

    private func answer(in language: Language) -> String {
        let found = "\(end.words(in: language)), \(end.weekday.name(in: language))"
        return switch (question, language) {
        case (.isWorking, _):
            "\(found) – \(days[0].status.explanation(in: language))."
        case (.workingDay(let n, _), .kk): "\(n)-жұмыс күні – \(found)."
        case (.workingDay(let n, _), .ru): "\(n)-й рабочий день – \(found)."
        case (.workingDay(let n, _), .en): "Working day \(n) is \(found)."
        case (.workingDayOnOrAfter, .kk): "Ең жақын жұмыс күні – \(found)."
        case (.workingDayOnOrAfter, .ru): "Ближайший рабочий день – \(found)."
        case (.workingDayOnOrAfter, .en): "The nearest working day is \(found)."
        case (.workingDays(let from, let to), .kk):
            "\(from.words(in: .kk, case: .ablative)) \(to.words(in: .kk, case: .dative)) дейін "
                + "екі күнді қоса есептегенде \(count) жұмыс күні бар."
        case (.workingDays(let from, let to), .ru):
            "С \(from.words(in: .ru)) по \(to.words(in: .ru)) включительно рабочих дней: \(count)."
        case (.workingDays(let from, let to), .en):
            "Working days from \(from.words(in: .en)) to \(to.words(in: .en)) inclusive: \(count)."
        }
    }
}

extension Reckoning.Question {
    fileprivate var isOfOneDay: Bool {
        if case .isWorking = self { true } else { false }
    }
}

extension Reckoning.Step {
    fileprivate func sentence(in language: Language) -> String {
        let name = "\(day.dayAndMonth(in: language)), \(day.weekday.name(in: language))"
        return "\(name) – \(status.explanation(in: language))."
    }
}

extension WorkingYear.Unsettled {
    fileprivate func sentence(of year: Int, in language: Language) -> String {
        switch (self, language) {
        case (.orders, .kk):
            "\(year) жылғы демалыс күндерін ауыстыру туралы бұйрықтар әлі шығуы мүмкін."
        case (.orders, .ru): "Приказы о переносе выходных дней \(year) года ещё могут выйти."
        case (.orders, .en): "Orders that move days off of \(year) may still come."
        case (.kurbanAit, .kk): "\(year) жылғы Құрбан айт күні болжам бойынша алынған."
        case (.kurbanAit, .ru): "День Курбан-айта \(year) года взят по прогнозу."
        case (.kurbanAit, .en): "The day of Kurban Ait of \(year) is a forecast."
        }
    }
}
