import PluginKit

/// Which permissions each role gives, of the host and all plugins.
struct Rights: Sendable {
    /// Of a role of one's own for the whole agency.
    private let whole: [Role: [String: Holding]]
    /// Of a role for a unit: those whose plugins ask for which.
    private let perUnit: [Role: Set<String>]

    init(_ permissions: [Permission]) {
        let given: (Role) -> [Permission] = { role in
            permissions.filter { role == .administrator || $0.granted.contains(role) }
        }
        whole = Dictionary(
            uniqueKeysWithValues: Role.allCases.map { role in
                (
                    role,
                    Dictionary(given(role).map { ($0.id, Holding(.everywhere)) }) { first, _ in
                        first
                    }
                )
            })
        perUnit = Dictionary(
            uniqueKeysWithValues: Role.allCases.map { role in
                (role, Set(given(role).filter(\.isPerUnit).map(\.id)))
            })
    }

    /// What some roles give together.
    func permissions(of grants: [RoleGrant]) -> [String: Holding] {
        if grants.contains(RoleGrant(role: .administrator)) { return whole[.administrator] ?? [:] }
        if grants.count == 1, let only = grants.first, only == RoleGrant(role: only.role) {
            return whole[only.role] ?? [:]
        }
        return grants.reduce(into: [:]) { held, grant in
            let reach = grant.unit.map { Reach.below([$0]) } ?? .everywhere
            for id in ids(of: grant) { held[id, default: Holding()].add(reach, from: grant.giver) }
        }
    }

    private func ids(of grant: RoleGrant) -> Set<String> {
        guard grant.unit == nil else { return perUnit[grant.role] ?? [] }
        return Set((whole[grant.role] ?? [:]).keys)
    }
}
