import Foundation
import KazakhstanFormats
import PluginKit

extension ContactQueries {
    /// Each official by themselves: who is asked is asked, whatever becomes of the others.
    static let job = Job.scheduled(
        "registry.contactQueries", "registry.job.contactQueries", .daily(hour: 9)
    ) { run in
        let request = run.request
        guard let round = request.settings[.contactQueryDays].latest(by: request.today) else {
            return
        }
        let addressees = try await addressees(
            of: round, on: request.today, from: request.database)
        try await run.each(of: addressees) { addressee in
            try await request.change { try await ask(addressee, in: round, by: $0) }
        }
    }
}

extension LetterKind {
    static let contactQuery = LetterKind(
        "registry.contactQuery", title: "registry.contactQuery.title",
        subject: "registry.contactQuery.subject",
        paragraphs: [
            "registry.contactQuery.greeting", "registry.contactQuery.reason",
            "registry.contactQuery.request", "registry.contactQuery.link",
            "registry.contactQuery.end",
        ], page: "contacts/{token}")

    static let contactReminder = LetterKind(
        "registry.contactReminder", title: "registry.contactReminder.title",
        subject: "registry.contactReminder.subject",
        paragraphs: [
            "registry.contactQuery.greeting", "registry.contactReminder.reason",
            "registry.contactQuery.request", "registry.contactQuery.link",
            "registry.contactQuery.end",
        ], page: "contacts/{token}")
}

extension Letter {
    /// Asks, or reminds for the so-maniest time. It is of no use from the day of the next one on, so that what
    /// waits while mail is away never goes beside it.
    static func query(
        _ addressee: ContactQueries.Addressee, _ secret: LinkSecret, reminders: Int,
        answeredUntil lastDay: Day, asked request: Request
    ) -> Letter {
        let next = request.today.adding(days: ContactQuery.daysBetweenReminders)
        let end = lastDay.adding(days: 1)
        return Letter(
            reminders > 0 ? .contactReminder : .contactQuery, to: addressee.address, in: nil,
            path: ["token": secret.text],
            until: request.midnight(
                of: reminders < ContactQuery.reminderLimit ? min(next, end) : end),
            isDemonstration: addressee.isDemonstration
        ) { language in
            [
                "name": addressee.name.line(in: language),
                "body": addressee.body.line(in: language),
                "day": lastDay.words(in: language, case: .dative),
            ]
        }
    }
}

extension LocalizedText {
    /// As it stands in a line of a letter.
    func line(in language: Language) -> String { (text(in: language)?.text ?? "").inOneLine }
}

extension String {
    /// Without line breaks, however it was pasted into a form or a file.
    var inOneLine: String {
        split { letter in
            letter.isWhitespace
                || letter.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }.joined(separator: " ")
    }
}

extension Request {
    /// When a day to come begins in Kazakhstan, to the minute.
    fileprivate func midnight(of day: Day) -> Date {
        let moment = LocalMoment(now)
        let minutes = today.days(until: day) * 1_440 - moment.hour * 60 - moment.minute
        return now.addingTimeInterval(Double(minutes) * 60)
    }
}
