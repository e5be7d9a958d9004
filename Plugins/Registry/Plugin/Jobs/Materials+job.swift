import Foundation
import KazakhstanFormats
import PluginKit

/// Asks for the letters of an edition that are to be written.
struct MaterialMailing: JobOrder {
    static let job = "registry.materialMailing"
    var editionId = UUID.blank

    static let fields = Fields(
        "MaterialMailing", texts: "registry.materialSending", blank: MaterialMailing(),
        [Field("editionId", \.editionId, .required)])
}

extension Acknowledgements {
    /// Each body by itself: who was written to was written to, whatever becomes of the others.
    static let job = Job.asked(MaterialMailing.self, "registry.job.materialMailing") { run, order in
        let request = run.request
        let due = try await due(order.editionId, for: request)
        try await run.each(of: due) { addressee in
            try await request.change {
                try await write(to: addressee, of: order.editionId, in: $0)
            }
        }
    }
}

extension LetterKind {
    static let material = LetterKind(
        "registry.material", title: "registry.materialLetter.title",
        subject: "registry.materialLetter.subject",
        paragraphs: [
            "registry.materialLetter.greeting", "registry.materialLetter.about",
            "registry.materialLetter.request", "registry.materialLetter.link",
            "registry.materialLetter.end",
        ], page: "acknowledgements/{token}")

    static let materialReminder = LetterKind(
        "registry.materialReminder", title: "registry.materialReminder.title",
        subject: "registry.materialReminder.subject",
        paragraphs: [
            "registry.materialLetter.greeting", "registry.materialReminder.about",
            "registry.materialLetter.request", "registry.materialLetter.link",
            "registry.materialLetter.end",
        ], page: "acknowledgements/{token}")
}

extension Letter {
    static func material(
        _ addressee: Acknowledgements.Addressee, at address: MailAddress, isReminder: Bool,
        _ secret: LinkSecret, until lastDay: Day, sent request: Request
    ) -> Letter {
        let days = Double(request.today.days(until: lastDay) + 1)
        return Letter(
            isReminder ? .materialReminder : .material, to: address, in: nil,
            path: ["token": secret.text], until: request.now.addingTimeInterval(days * 86_400),
            isDemonstration: addressee.isDemonstration
        ) { language in
            [
                "body": addressee.body.line(in: language),
                "title": addressee.title.line(in: language), "number": String(addressee.number),
                "inForceFrom": addressee.inForceFrom.words(in: language, case: .ablative),
                "day": lastDay.words(in: language, case: .dative),
            ]
        }
    }
}
