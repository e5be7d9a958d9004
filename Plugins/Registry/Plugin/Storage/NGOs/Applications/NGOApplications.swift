import Foundation
import KazakhstanFormats
import PluginKit

/// The applications of organisations for a card.
enum NGOApplications {
    /// Keeps an application and mails a code to who applies.
    static func send(_ application: NGOApplication, by request: Request) async throws -> Receipt {
        if let bin = application.bin,
            let known = try await NGOs.find(bin: bin, from: request.database)
        {
            throw NGOKnown(ngoId: known)
        }
        let secret = LinkSecret.new()
        let code = MailedCode.new()
        return try await request.change { change in
            try await NGOs.refuseUnknownSpheres(of: application.card(), in: change)
            try await refuseTooMany(application, in: change)
            let id = try await insert(application, secret, code, in: change)
            try await mail(
                code, secret, to: application.applicantEmail, in: request.language, in: change)
            try await change.audit(
                "registry.ngoApplication.sent", of: id,
                after: NGOApplication.fields.masked(application), withoutAddress: true)
            return Receipt(id: id, token: secret.text)
        }
    }

    /// An address that nobody has confirmed counts only for itself, or a stranger could block a BIN.
    private static func refuseTooMany(
        _ application: NGOApplication, in change: Change
    ) async throws {
        let waiting = try await change.row(
            """
            SELECT (SELECT count(*) FROM registry.ngo_applications a
                    WHERE lower(a.applicant_email) = lower(\(application.applicantEmail))
                        AND a.decided_at IS NULL),
                (SELECT count(*) FROM registry.ngo_applications a
                 WHERE a.bin = \(application.bin) AND a.confirmed_at IS NOT NULL
                     AND a.decided_at IS NULL)
            """, as: (Int, Int).self)
        let (ofAddress, ofBin) = waiting ?? (0, 0)
        guard ofAddress < NGOApplication.waitingLimit else { throw ApplicationsWaiting.ofAddress }
        guard ofBin < NGOApplication.waitingLimit else { throw ApplicationsWaiting.ofBin }
    }

    private static func insert(
        _ said: NGOApplication, _ secret: LinkSecret, _ code: MailedCode, in change: Change
    ) async throws -> UUID {
        let request = change.request
        let id = UUID.v7(at: request.now)
        let consent =
            said.agreesToContacts ? request.text("registry.ngoApplication.consent") : nil
        try await change.execute(
            """
            INSERT INTO registry.ngo_applications (id, sent_at, language, digest, code_digest,
                code_expires_at, consent, \(NGOApplication.columnNames))
            VALUES (\(id), \(request.now), \(request.language.rawValue), \(secret.digest),
                \(secret.digest(with: code)), \(request.now.codeEnd), \(consent),
                \(said.bin), \(said.noBinReason.unlessBlank), \(SQL.values(of: said.name)),
                \(SQL.values(of: said.shortName)), \(said.legalForm), \(said.katoCode),
                \(SQL.values(of: said.address)), \(said.registeredOn)::date,
                \(said.spheres)::text[], \(said.head.unlessBlank), \(said.site.unlessBlank),
                \(said.email.unlessBlank), \(said.phone.unlessBlank), \(said.applicant),
                \(said.applicantEmail))
            """)
        return id
    }

    /// How the application stands to which a secret leads.
    static func find(_ request: Request) async throws -> NGORegistration? {
        guard let secret = try? LinkSecret(in: request) else { return nil }
        return try await request.database.query(
            """
            SELECT \(NGORegistration.columns) FROM registry.ngo_applications a
            WHERE a.digest = \(secret.digest)
            """
        ).first.map { row in
            var registration = try NGORegistration(row)
            registration.said = nil
            return registration
        }
    }
}

extension Date {
    /// Until when a code is taken that is mailed now.
    var codeEnd: Date { addingTimeInterval(Double(MailedCode.hours) * 3_600) }
}

extension LinkSecret {
    /// What is kept of a code: whoever has the tables cannot try the million there are without the secret.
    func digest(with code: MailedCode) -> SQL { digest(sentTo: "\(code.text)::text") }
}
