public import PluginKit

extension Permission {
    /// What the host itself declares.
    public static let ofHost = [
        accounts, accountsRead, auditRead, plugins, imports,
    ]

    /// Makes and disables accounts, gives roles, ends sessions, makes and revokes tokens.
    public static let accounts = Permission(
        "host.accounts", label: "host.permission.accounts", granted: [])
    /// Sees accounts, their roles, sessions and tokens.
    public static let accountsRead = Permission(
        "host.accounts.read", label: "host.permission.accountsRead", granted: [.auditor])
    public static let auditRead = Permission(
        "host.audit.read", label: "host.permission.auditRead", granted: [.auditor])
    /// Sees which plugins run and why others do not.
    public static let plugins = Permission(
        "host.plugins", label: "host.permission.plugins", granted: [])
    /// Opens the page of imports; each kind asks for a permission of its own besides.
    public static let imports = Permission(
        "host.imports", label: "host.permission.imports", granted: [.operator],
        perUnit: true)
}
