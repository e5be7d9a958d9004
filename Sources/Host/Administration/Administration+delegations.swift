import Foundation
import PluginKit

/// Who stands in for whom: each for oneself, and an administrator for anybody.
extension Administration {
    var delegationPages: [Page] {
        [
            .view("delegations", .signedIn, by: Nothing.self) { request, _, _ in
                let account = try mine(request)
                let all = try await site.identity.delegations(
                    of: account, agency: request.agency.id)
                let views = views(request)
                return views.delegations(
                    all.map {
                        views.model($0, on: request.today, mayEnd: $0.giver == account)
                    })
            },
            .form("delegations/new", .signedIn, of: NewDelegation.self) { request in
                beginning(request, title: "host.delegation.new", back: "delegations")
            } submit: { request, given in
                _ = try await site.identity.delegate(
                    given.record, of: mine(request), by: author(request))
                return Destination("delegations", notice: "host.delegation.given")
            },
            .act("delegations/{id}/ending", .signedIn) { request in
                let account = try mine(request)
                let giver = try await site.identity.endDelegation(
                    try request.id, of: request.may(.accounts) ? nil : account,
                    by: author(request))
                return Destination(
                    giver == account ? "delegations" : "accounts/\(giver.text)",
                    notice: "host.delegation.ended")
            },
            .form(
                "accounts/{id}/delegations/new", .requires(.accounts), of: NewDelegation.self
            ) { request in
                let account = try await site.identity.accountRecord(
                    try request.id, agency: request.agency.id)
                return beginning(
                    request, title: Message("host.delegation.newOf", ["name": account.name]),
                    back: "accounts/\(account.id.text)")
            } submit: { request, given in
                let account = try request.id
                _ = try await site.identity.delegate(
                    given.record, of: account, by: author(request))
                return Destination("accounts/\(account.text)", notice: "host.delegation.given")
            },
        ]
    }

    private func beginning(
        _ request: Request, title: Message, back: String
    ) -> Form.Content<NewDelegation> {
        var delegation = NewDelegation()
        delegation.from = request.today
        delegation.until = request.today
        return Form.Content(
            .init(
                title: title, introduction: "host.delegation.introduction",
                button: "host.delegation.give", back: back), record: delegation)
    }

    private func mine(_ request: Request) throws -> UUID {
        guard let account = request.account?.id else { throw SignInRequired() }
        return account
    }
}
