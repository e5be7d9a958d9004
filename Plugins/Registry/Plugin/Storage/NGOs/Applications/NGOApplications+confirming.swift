import Foundation
import KazakhstanFormats
import PluginKit

extension NGOApplications {
    /// Takes the code that was mailed; from then on the application waits for an operator. A wrong one counts, so
    /// that nobody tries them all.
    static func confirm(
        _ given: CodeGivenBack, by request: Request
    ) async throws -> NGORegistration {
        let secret = try LinkSecret(in: request)
        guard let code = MailedCode(typed: given.code) else {
            throw InvalidFields(.registry("/code", "notACode"))
        }
        let answer = try await request.change { change in
            try await take(code, secret, in: change)
        }
        guard let registration = try await find(request) else { throw unknown }
        switch answer {
        case .notTaken: throw registration.state == .unconfirmed ? CodeRefused.spent : .confirmed
        case .right: return registration
        case .wrong(let left):
            guard left > 0 else { throw CodeRefused.spent }
            throw InvalidFields(.registry("/code", "wrongCode", ["left": String(left)]))
        }
    }

    /// What became of a code that was given back.
    private enum Trial {
        case right
        case wrong(left: Int)
        /// There is none to be compared with: it is too old, or was tried too often, or was given back.
        case notTaken
    }

    private static func take(
        _ code: MailedCode, _ secret: LinkSecret, in change: Change
    ) async throws -> Trial {
        let now = change.request.now
        let taken = try await change.row(
            """
            WITH tried AS (
                SELECT id, code_digest = \(secret.digest(with: code)) AS is_right
                FROM registry.ngo_applications
                WHERE digest = \(secret.digest) AND confirmed_at IS NULL
                    AND code_attempts < \(MailedCode.attempts)::smallint AND code_expires_at > \(now)
                FOR UPDATE)
            UPDATE registry.ngo_applications a SET code_attempts = a.code_attempts + 1,
                confirmed_at = CASE WHEN is_right THEN \(now)::timestamptz END,
                code_digest = CASE WHEN NOT is_right THEN a.code_digest END
            FROM tried WHERE tried.id = a.id
            RETURNING a.id, is_right, a.code_attempts
            """, as: (UUID, Bool, Int).self)
        guard let (id, isRight, attempts) = taken else { return .notTaken }
        guard isRight else { return .wrong(left: MailedCode.attempts - attempts) }
        try await change.audit(
            "registry.ngoApplication.confirmed", of: id, withoutAddress: true)
        return .right
    }

    /// Mails another code; the one before is of no use any more.
    static func sendCode(by request: Request) async throws -> NGORegistration {
        let secret = try LinkSecret(in: request)
        let code = MailedCode.new()
        let isSent = try await request.change { change in
            let applicant = try await change.row(
                """
                UPDATE registry.ngo_applications SET code_digest = \(secret.digest(with: code)),
                    code_expires_at = \(change.request.now.codeEnd), code_attempts = 0,
                    codes = codes + 1
                WHERE digest = \(secret.digest) AND confirmed_at IS NULL
                    AND codes < \(NGOApplication.codeLimit)::smallint
                RETURNING applicant_email, language
                """, as: (String, String).self)
            guard let (address, language) = applicant else { return false }
            try await mail(
                code, secret, to: address, in: Language(rawValue: language) ?? .kk, in: change)
            return true
        }
        guard let registration = try await find(request) else { throw unknown }
        guard isSent else {
            throw registration.state == .unconfirmed ? CodeRefused.noMore : .confirmed
        }
        return registration
    }

    private static var unknown: Missing { Missing("registry.ngoRegistration.unknownLink") }

    /// The letter holds nothing of what was written: until the code comes back the address may be anybody's.
    static func mail(
        _ code: MailedCode, _ secret: LinkSecret, to address: String, in language: Language,
        in change: Change
    ) async throws {
        guard let address = MailAddress(address) else { return }
        let end = change.request.now.codeEnd
        try await change.send(
            Letter(
                .ngoApplicationCode, to: address, in: language, path: ["token": secret.text],
                until: end, isDemonstration: false
            ) { language in
                ["code": code.text, "until": LocalMoment(end).words(in: language)]
            })
    }
}

extension LetterKind {
    static let ngoApplicationCode = LetterKind(
        "registry.ngoApplicationCode", title: "registry.ngoApplicationLetter.codeTitle",
        subject: "registry.ngoApplicationLetter.codeSubject",
        paragraphs: [
            "registry.ngoApplicationLetter.greeting", "registry.ngoApplicationLetter.code",
            "registry.ngoApplicationLetter.codeLink", "registry.ngoApplicationLetter.codeUntil",
            "registry.ngoApplicationLetter.codeEnd",
        ], page: "ngos/registration/{token}")
}
