package import Foundation
package import PluginKit

extension AssembledHost {
    /// An account with the role and a password of its own; for tests.
    package func accountForTests(role: Role, for unit: UUID? = nil) async throws -> (
        email: String, password: String
    ) {
        let email = "\(role.rawValue)-\(ShortId.next())@test.invalid"
        let made = try await site.identity.createAccount(
            email: email, name: role.rawValue, roles: [role], for: unit, by: systemAuthor)
        let signedIn = try await site.identity.signIn(
            email: email, password: made.password.text, agency: site.agencies.standard,
            origin: .commandLine, now: site.clock())
        let password = "correct horse \(ShortId.next())"
        _ = try await site.identity.changePassword(
            PasswordChange(current: made.password.text, new: password, repeated: password),
            in: signedIn.session, by: systemAuthor)
        return (email, password)
    }

    /// A token of a new account with the role; for tests.
    package func tokenForTests(role: Role, for unit: UUID? = nil) async throws -> String {
        let made = try await site.identity.createAccount(
            email: "\(role.rawValue)-\(ShortId.next())@test.invalid", name: role.rawValue,
            roles: [role], for: unit, by: systemAuthor)
        return try await site.identity.createToken(for: made.id, name: "test", by: systemAuthor)
            .token.text
    }

    /// Hands over the events that are due, as the courier of a running host does; for tests.
    package func handOverEventsForTests() async {
        await Courier(site: site).handOverAll()
    }

    /// Does what is due, as the foreman of a running host does; for tests.
    package func runJobsForTests() async {
        await foreman.callOnTimes()
        await foreman.workUntilNothingIsDue()
    }

    /// Hands letters to the mail system, as the postman of a running host does; for tests.
    package func handOverLettersForTests() async { await postman.handOverAll() }
}
