import Foundation
import PluginKit

/// A role that an account has in an agency.
struct RoleGrant: Sendable, Hashable {
    let role: Role
    /// For this unit and what is below it; nil for the whole agency.
    let unit: UUID?
    /// The account that it is a substitute of; nil for a role of its own.
    let giver: UUID?

    init(role: Role, unit: UUID? = nil, giver: UUID? = nil) {
        self.role = role
        self.unit = unit
        self.giver = giver
    }

    /// Whether a role may be given for a unit: those that run or audit the system are of the whole agency.
    static func isPerUnit(_ role: Role) -> Bool {
        switch role {
        case .operator, .editor, .reader: true
        case .administrator, .auditor: false
        }
    }
}

extension RoleGrant {
    /// From `operator`, `operator@<unit>` or `operator@<unit>/<giver>`; nil for a role that is not known.
    init?(stored text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        let grant = (parts.first ?? "").split(separator: "@", maxSplits: 1)
        guard let role = grant.first.flatMap({ Role(rawValue: String($0)) }) else { return nil }
        self.init(
            role: role,
            unit: grant.count == 2 ? UUID(uuidString: String(grant[1])) : nil,
            giver: parts.count == 2 ? UUID(uuidString: String(parts[1])) : nil)
    }
}
