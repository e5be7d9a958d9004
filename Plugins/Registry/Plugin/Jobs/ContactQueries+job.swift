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
        var fault: (any Error)?
        for (number, addressee) in addressees.enumerated() {
            try Task.checkCancellation()
            do {
                try await request.change { try await ask(addressee, in: round, by: $0) }
            } catch {
                fault = fault ?? error
            }
            run.report(number + 1, of: addressees.count)
        }
        if let fault { throw fault }
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
    static func query(
        _ addressee: ContactQueries.Addressee, at address: MailAddress, isReminder: Bool,
        _ secret: LinkSecret, until lastDay: Day, asked request: Request
    ) -> Letter {
        let days = Double(request.today.days(until: lastDay) + 1)
        return Letter(
            isReminder ? .contactReminder : .contactQuery, to: address, in: nil,
            path: ["token": secret.text], until: request.now.addingTimeInterval(days * 86_400),
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
