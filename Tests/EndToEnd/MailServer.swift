import Foundation
import Glibc
import Testing

/// A mail server of its own on loopback, exim, and a mail system of the machine that hands letters to it at
/// once, msmtp. Both run as whoever runs the tests.
final class MailServer {
    /// What `mail.sendmail` names.
    let sendmail: String
    /// The box with every letter.
    let inbox: URL
    private let folder: URL
    private var exim = Process()
    private let port = Int.random(in: 20_000...29_999)

    init(in place: URL) throws {
        folder = place.appendingPathComponent("mail")
        inbox = folder.appendingPathComponent("box/inbox")
        for part in ["spool", "log", "box"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(part), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o777])
        }
        sendmail = folder.appendingPathComponent("sendmail").path
        try write("exim.conf", configuration, mode: 0o644)
        try write(
            "msmtprc",
            """
            defaults
            tls off
            auth off
            timeout 10
            account default
            host 127.0.0.1
            port \(port)
            """, mode: 0o600)
        try write(
            "sendmail", "#!/bin/sh\nexec /usr/bin/msmtp -C \(folder.path)/msmtprc \"$@\"\n",
            mode: 0o755)
    }

    deinit { stop() }

    private func write(_ name: String, _ text: String, mode: Int) throws {
        let file = folder.appendingPathComponent(name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    /// Every letter goes into one box; there is nobody called nobody.
    private var configuration: String {
        let (user, group) =
            getuid() == 0 ? ("nobody", "nogroup") : (String(getuid()), String(getgid()))
        return """
            primary_hostname = mail.test
            spool_directory = \(folder.path)/spool
            log_file_path = \(folder.path)/log/%slog
            pid_file_path = \(folder.path)/spool/pid
            exim_user = \(user)
            exim_group = \(group)
            never_users =
            keep_environment =
            tls_advertise_hosts =
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = \(port)
            acl_smtp_rcpt = recipient
            begin acl
            recipient:
              deny local_parts = nobody
              accept
            begin routers
            all:
              driver = accept
              transport = box
            begin transports
            box:
              driver = appendfile
              file = \(inbox.path)
              create_directory = false
              user = \(user)
              group = \(group)
            """
    }

    /// Starts the server and waits until it takes letters.
    func start() throws {
        exim = Process()
        exim.executableURL = URL(fileURLWithPath: "/usr/sbin/exim4")
        exim.arguments = ["-C", folder.appendingPathComponent("exim.conf").path, "-bdf", "-odi"]
        exim.standardError = FileHandle.nullDevice
        try exim.run()
        let log = folder.appendingPathComponent("log/mainlog")
        let limit = Date(timeIntervalSinceNow: 20)
        while exim.isRunning, Date() < limit {
            let told = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            if told.contains("listening for SMTP") { return }
            usleep(20_000)
        }
        Issue.record("scripts/test installs exim4-daemon-light, which did not start")
    }

    /// It inherits that a test blocks the signals that ask to end.
    func stop() {
        guard exim.isRunning else { return }
        kill(exim.processIdentifier, SIGKILL)
        exim.waitUntilExit()
    }

    /// The values of one header of all letters in the box, in the order in which they came.
    func headers(_ name: String) -> [String] {
        let text = (try? String(contentsOf: inbox, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("\(name): ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }
}
