public import Foundation

/// The addresses of one database of the cluster, as libpq connection URIs.
public struct Connections: Sendable, Hashable {
    /// The database that the first start creates.
    public static let defaultDatabase = "arna"

    public let database: String
    /// The folder of the Unix socket.
    public let socketFolder: URL
    /// Whether the server was found running.
    public let adopted: Bool
    /// What the operator should know about where the cluster lies; nil where it was asked for.
    public let note: String?

    /// As `arna_owner`: owns the database and migrates it; not a superuser.
    public var ownerURL: String { url(role: Role.owner) }
    /// As `arna_host`: serves, owns nothing; not a superuser.
    public var hostURL: String { url(role: Role.host) }
    /// As the cluster's superuser: for repairs and tests, never for serving.
    public var superuserURL: String { url(role: Role.superuser) }

    /// The same cluster's other database.
    public func to(_ database: String) -> Connections {
        Connections(
            database: database, socketFolder: socketFolder, adopted: adopted, note: note)
    }

    init(database: String, socketFolder: URL, adopted: Bool, note: String?) {
        self.database = database
        self.socketFolder = socketFolder
        self.adopted = adopted
        self.note = note
    }

    private func url(role: String) -> String {
        "postgresql://\(role)@/\(escaped(database))?host=\(escaped(socketFolder.path))"
    }

    private func escaped(_ text: String) -> String {
        let plain = CharacterSet(
            charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}

/// The roles of a cluster.
enum Role {
    static let owner = "arna_owner"
    static let host = "arna_host"
    static let superuser = "postgres"
}
