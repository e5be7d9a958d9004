/// How much of what was acknowledged survives a machine that stops.
public enum Durability: Sendable {
    /// Everything: the only choice for data that matters.
    case full
    /// Nothing is promised, and everything is faster. For tests.
    case none
}
