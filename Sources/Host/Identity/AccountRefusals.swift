public import PluginKit

/// The agency would be left without anybody who administers it.
public struct LastAdministrator: Refusal {
    public var consequence: Consequence { .conflict }
    public var message: Message { "host.account.lastAdministrator" }
}

/// There is no such account.
public struct NoSuchAccount: Refusal {
    public var consequence: Consequence { .missing }
    public var message: Message { "host.account.missing" }
}

/// The account is disabled, so that nothing can be made for it.
public struct AccountDisabled: Refusal {
    public var consequence: Consequence { .conflict }
    public var message: Message { "host.account.isDisabled" }
}
