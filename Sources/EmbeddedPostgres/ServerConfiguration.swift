import Foundation

/// The three configuration files of a cluster, written at each start.
struct ServerConfiguration: Sendable {
    let place: ClusterPlace
    let durability: Durability

    /// Writes what differs.
    /// - Returns: Whether anything did.
    func write() throws -> Bool {
        let files = [
            "postgresql.conf": server, "pg_hba.conf": access, "pg_ident.conf": users,
        ]
        return try files.map { name, text in
            try place.write(text, to: place.data.appending(path: name))
        }.contains(true)
    }

    /// Values never reach the log: `terse` leaves out DETAIL, which would quote the row.
    private var server: String {
        """
        # Written by Arna at each start. Settings of yours: in local.conf, beside this file.
        listen_addresses = ''
        unix_socket_directories = '\(quoted(place.sockets.path))'
        unix_socket_permissions = 0700
        max_connections = 60
        shared_buffers = 128MB
        max_wal_size = 1GB
        wal_level = replica
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        logging_collector = on
        log_directory = '\(quoted(place.log.path))'
        log_filename = 'postgres-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = 1d
        log_rotation_size = 0
        log_line_prefix = '%m [%p] %q%u@%d '
        log_error_verbosity = terse
        \(safety)
        include_if_exists = 'local.conf'

        """
    }

    private var safety: String {
        let value = durability == .full ? "on" : "off"
        return ["fsync", "synchronous_commit", "full_page_writes"]
            .map { "\($0) = \(value)" }.joined(separator: "\n")
    }

    /// The operating system says who connects; nobody has a password.
    private var access: String {
        "# Written by Arna at each start.\nlocal all all peer map=arna\n"
    }

    /// Who may take the cluster's roles: root, the server's user and whoever starts it.
    private var users: String {
        let names = Set(["root", place.user.name, ServerUser.current.name]).sorted()
        let roles = [Role.owner, Role.host, Role.superuser]
        let lines = names.flatMap { name in roles.map { "arna \"\(name)\" \($0)" } }
        return (["# Written by Arna at each start."] + lines + [""]).joined(separator: "\n")
    }

    private func quoted(_ text: String) -> String { text.replacing("'", with: "''") }
}
