/// Words that no plugin may be called by, because the host, the database or a path already is.
enum ReservedWords {
    private static let words: Set<String> = [
        // schemas of the database
        "platform", "public",
        // first words of paths
        "api", "assets", "health", "metrics", "kk", "ru", "en",
        // the host's own texts, pages and settings
        "host", "arna", "signin", "signout", "password", "accounts", "audit", "imports",
    ]

    static func contains(_ id: String) -> Bool {
        words.contains(id) || HostSetting.sections.contains(id) || id.hasPrefix("pg")
    }
}
