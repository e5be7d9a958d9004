import Foundation

extension Cluster {
    /// Creates the two roles and the database `arna`, once; repeats what a killed start left undone.
    func furnish() async throws {
        guard !FileManager.default.fileExists(atPath: place.furnished.path) else { return }
        try await execute(furniture, in: "postgres")
        try place.write("Roles and database exist.\n", to: place.furnished)
    }

    private var furniture: String {
        let database = Connections.defaultDatabase
        return """
            SELECT format('CREATE ROLE %I LOGIN', role)
              FROM unnest(ARRAY['\(Role.owner)', '\(Role.host)']) AS role
             WHERE role NOT IN (SELECT rolname FROM pg_roles)
            \\gexec
            SELECT 'CREATE DATABASE \(database) OWNER \(Role.owner) TEMPLATE template0'
                   ' ENCODING UTF8 LOCALE ''C.UTF-8'''
             WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '\(database)')
            \\gexec
            \(Self.rights(on: database))
            """
    }

    /// Only the two roles may connect.
    static func rights(on database: String) -> String {
        """
        REVOKE ALL ON DATABASE "\(database)" FROM PUBLIC;
        GRANT CONNECT, TEMPORARY ON DATABASE "\(database)" TO \(Role.host);
        """
    }
}
