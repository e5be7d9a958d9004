import Foundation
import KazakhstanFormats
import PluginKit

extension NGOApplications {
    /// Writes what was decided to who applied, in the language in which they did.
    static func tell(
        _ decided: NGORegistration, at address: String, in language: Language, in change: Change
    ) async throws {
        guard let address = MailAddress(address) else { return }
        try await change.send(
            Letter(
                decided.ngoId == nil ? .ngoApplicationRefused : .ngoApplicationAccepted,
                to: address, in: language,
                path: decided.ngoId.map { ["id": $0.text] } ?? [:],
                until: change.request.now.addingTimeInterval(30 * 86_400),
                isDemonstration: decided.isDemonstration
            ) { language in
                [
                    "name": decided.name.line(in: language),
                    "reason": (decided.reason ?? "").inOneLine,
                ]
            })
    }
}

extension LetterKind {
    static let ngoApplicationAccepted = LetterKind(
        "registry.ngoApplicationAccepted", title: "registry.ngoApplicationLetter.acceptedTitle",
        subject: "registry.ngoApplicationLetter.acceptedSubject",
        paragraphs: [
            "registry.ngoApplicationLetter.greeting", "registry.ngoApplicationLetter.accepted",
            "registry.ngoApplicationLetter.link", "registry.ngoApplicationLetter.notStatutory",
            "registry.ngoApplicationLetter.end",
        ], page: "ngos/{id}")
    static let ngoApplicationRefused = LetterKind(
        "registry.ngoApplicationRefused", title: "registry.ngoApplicationLetter.refusedTitle",
        subject: "registry.ngoApplicationLetter.refusedSubject",
        paragraphs: [
            "registry.ngoApplicationLetter.greeting", "registry.ngoApplicationLetter.refused",
            "registry.ngoApplicationLetter.again", "registry.ngoApplicationLetter.end",
        ])
}
