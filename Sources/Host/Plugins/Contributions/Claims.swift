/// What makes the contributions of a plugin impossible beside those of others.
enum Collision: Sendable, Hashable, CustomStringConvertible {
    case taken(Claim, by: String)
    case twice(Claim)
    case flaw(String)

    var description: String {
        switch self {
        case .taken(let claim, let other): "\(claim) is \(other)'s already"
        case .twice(let claim): "\(claim) is declared twice"
        case .flaw(let text): text
        }
    }
}

/// The names that plugins have taken, in the order in which they boot: the first one keeps a name.
struct Claims: Sendable {
    private var owners: [Claim: String] = [:]

    /// Takes all names of a plugin.
    /// - Throws: ``SetAsideReason/collisions(_:)``, and then takes none.
    mutating func take(_ contributions: Contributions, of id: String) throws(SetAsideReason) {
        let claims = contributions.claims(of: id)
        var collisions = contributions.flaws(of: id)
        var own: Set<Claim> = []
        for claim in claims {
            if let other = owners[claim] {
                collisions.append(.taken(claim, by: other))
            } else if !own.insert(claim).inserted {
                collisions.append(.twice(claim))
            }
        }
        guard collisions.isEmpty else { throw .collisions(collisions) }
        for claim in claims { owners[claim] = id }
    }
}
