import PluginKit

/// Which permissions each role gives, of the host and all plugins.
struct Rights: Sendable {
    private let granted: [Role: Set<String>]

    init(_ permissions: [Permission]) {
        granted = Dictionary(
            uniqueKeysWithValues: Role.allCases.map { role in
                let given = permissions.filter {
                    role == .administrator || $0.granted.contains(role)
                }
                return (role, Set(given.map(\.id)))
            })
    }

    /// The ids of the permissions that the roles give together.
    func permissions(of roles: Set<Role>) -> Set<String> {
        guard roles.count != 1, !roles.contains(.administrator) else {
            let role = roles.contains(.administrator) ? .administrator : roles.first
            return role.flatMap { granted[$0] } ?? []
        }
        return roles.reduce(into: []) { $0.formUnion(granted[$1] ?? []) }
    }
}
