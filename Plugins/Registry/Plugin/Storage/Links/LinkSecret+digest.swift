import PluginKit

extension LinkSecret {
    /// What is kept of it: its SHA-256.
    var digest: SQL { Self.digest(of: "\(text)::text") }

    /// What is kept of it and of the address to which it was sent, together.
    func digest(sentTo address: SQL) -> SQL {
        Self.digest(of: "\(text)::text || ' ' || \(address)")
    }

    /// What is kept of a secret that a statement names.
    static func digest(of secret: SQL) -> SQL { "sha256(convert_to(\(secret), 'UTF8'))" }
}
