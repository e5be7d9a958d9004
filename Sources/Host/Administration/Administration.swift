import Foundation
import PluginKit

/// The pages of the host for those who run it: accounts, audit, plugins.
///
/// They are declared as a plugin declares its own, and served the same way.
struct Administration: Sendable {
    let site: Site

    var navigation: [NavigationItem] {
        [
            .init("host.imports.title", path: "imports", access: .requires(.imports), order: 900),
            .init(
                "host.accounts.title", path: "accounts", access: .requires(.accountsRead),
                order: 910),
            .init("host.audit.title", path: "audit", access: .requires(.auditRead), order: 920),
            .init("host.plugins.title", path: "plugins", access: .requires(.plugins), order: 930),
        ]
    }

    var pages: [Page] { accountPages + rolePages + delegationPages + systemPages + mailPages }

    private var accountPages: [Page] {
        [
            .view("accounts", .requires(.accountsRead), by: AccountQuery.self) {
                request, query, paging in
                let listing = try await site.identity.accounts(
                    matching: query.q ?? "", agency: request.agency.id, paging: paging)
                return views(request).accounts(
                    listing, paging, words: query.q, mayCreate: request.may(.accounts))
            },
            .form(
                "accounts/new", .requires(.accounts), of: NewAccount.self, prepare: newAccount,
                submit: createAccount),
            .view("accounts/{id}", .requires(.accountsRead), by: Nothing.self) { request, _, _ in
                try await accountView(try request.id, for: request)
            },
            .act("accounts/{id}/disabling", .requires(.accounts)) { request in
                try await site.identity.disable(try request.id, by: author(request))
                return Destination("accounts", notice: "host.accounts.isDisabled")
            },
            .act("accounts/{id}/enabling", .requires(.accounts)) { request in
                try await site.identity.enable(try request.id, by: author(request))
                return Destination("accounts", notice: "host.accounts.isEnabled")
            },
            .act("accounts/{id}/password", .requires(.accounts)) { request in
                let password = try await site.identity.resetPassword(
                    of: try request.id, by: author(request))
                return try await showing(password, of: try request.id, request)
            },
        ]
    }

    private var systemPages: [Page] {
        [
            .view("audit", .requires(.auditRead), by: AuditFilter.self) { request, filter, paging in
                let listing = try await PostgresAudit().rows(
                    filter, agency: request.agency.id, paging: paging, in: request.database)
                return views(request).audit(listing, filter, paging)
            },
            .view("plugins", .requires(.plugins), by: Nothing.self) { request, _, _ in
                views(request).plugins(site.plugins.descriptions)
            },
            .view("events", .requires(.plugins), by: Nothing.self) { request, _, _ in
                async let backlogs = EventDesk.backlogs(in: request.database)
                let troubles = try await EventDesk.troubles(in: request.database)
                return views(request).events(try await backlogs, troubles)
            },
            .act("events/{id}/resending", .requires(.plugins)) { request in
                try await request.change { try await EventDesk.sendAgain(delivery($0), in: $0) }
                site.outbox.ring()
                return Destination("events", notice: "host.events.isSentAgain")
            },
            .act("events/{id}/passing", .requires(.plugins)) { request in
                try await request.change { try await EventDesk.passOver(delivery($0), in: $0) }
                site.outbox.ring()
                return Destination("events", notice: "host.events.isPassedOver")
            },
        ]
    }

    private func newAccount(_ request: Request) -> Form.Content<NewAccount> {
        Form.Content(
            .init(
                title: "host.accounts.new", introduction: "host.accounts.newIntroduction",
                button: "host.accounts.create", back: "accounts"))
    }

    private func createAccount(
        _ request: Request, _ given: Given<NewAccount>
    ) async throws -> Destination {
        let made = try await site.identity.createAccount(
            email: given.record.email, name: given.record.name, roles: [given.record.role.role],
            by: author(request))
        return try await showing(made.password, of: made.id, request)
    }

    /// The page of an account with its new password, which is shown here and nowhere else.
    private func showing(
        _ password: ShownOnce, of account: UUID, _ request: Request
    ) async throws -> Destination {
        .showing(try await accountView(account, for: request, newPassword: password.text))
    }

    private func delivery(_ change: Change) throws(Missing) -> Int {
        guard let id = change.request.path["id"].flatMap(Int.init) else { throw Missing() }
        return id
    }

    func author(_ request: Request) -> Author {
        Author(
            account: request.account?.id, actingFor: request.actingFor, agency: request.agency,
            origin: request.origin,
            now: request.now)
    }

    func views(_ request: Request) -> HostViews {
        HostViews(site.shell.texts, request.language)
    }

    struct AccountQuery: Described {
        var q: String?
        static let fields = Fields(
            "AccountQuery", texts: "host.accounts", blank: AccountQuery(), [Field("q", \.q)])
    }
}
