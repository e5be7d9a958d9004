import Foundation
import Testing

/// The commands that an administrator types, on the data of a host.
@Suite struct Commands {
    @Test func `a token stands alone on standard output and opens what its account may`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start())
        let made = try host.command(
            "account", "create", "--email", "reader@test.invalid", "--role", "reader")
        #expect(made.status == 0, "\(host.log)")
        #expect(made.output.wholeMatch(of: /\S+\n/) != nil, "\(made.output)")
        let token = try host.command("token", "create", "--account", "reader@test.invalid")
        #expect(token.status == 0)
        #expect(token.output.wholeMatch(of: /\S+\n/) != nil, "\(token.output)")

        let bearer = token.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try await host.line.createBody(named: "Сынақ", token: bearer).status == 403)
        #expect(try await host.line.createBody(named: "Сынақ", token: "stranger").status == 401)
        let disabled = try host.command("account", "disable", "--email", "reader@test.invalid")
        #expect(disabled.status == 0)
        #expect(try await host.line.createBody(named: "Сынақ", token: bearer).status == 401)
    }

    @Test func `an account that nobody has gets no token, and standard output stays empty`() throws
    {
        let host = try RunningHost()
        #expect(try host.command("migrate").status == 0)
        let token = try host.command("token", "create", "--account", "nobody@test.invalid")
        #expect(token.status != 0)
        #expect(token.output.isEmpty)
    }

    @Test func `doctor finds nothing where all is well, and names the remedy where it is not`()
        throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.command("migrate").status == 0)
        let well = try host.command("doctor")
        #expect(well.status == 0)
        #expect(well.output.hasPrefix("notes: mail: mail.from is empty"), "\(well.output)")
        #expect(!well.output.contains("stops:") && !well.output.contains("degrades:"))

        let wrong = "database.url=postgresql://arna_host@127.0.0.1:1/arna"
        let ill = try host.command("doctor", "--set", wrong)
        #expect(ill.status == 1)
        #expect(ill.output.contains("stops: database: "), "\(ill.output)")
        #expect(ill.output.contains("→ start PostgreSQL"), "\(ill.output)")
    }

    @Test func `plugins shows each plugin and why one is set aside`() throws {
        let host = try RunningHost()
        try host.install("registry")
        try host.install("orphan")
        let shown = try host.command("plugins")
        #expect(shown.status == 0)
        let lines = shown.output.split(separator: "\n")
        #expect(lines.contains { $0.contains("registry") && $0.contains("serving") }, "\(lines)")
        #expect(lines.contains { $0.contains("orphan") && $0.contains("nowhere") }, "\(lines)")
        #expect(lines.contains { $0.contains("registry.bodyClosed  v1") }, "\(lines)")
        let json = try host.command("plugins", "--json").output
        #expect(json.contains(#""id":"orphan""#) && json.contains(#""state":"setAside""#))
        #expect(json.contains(#"{"name":"registry.bodies.edit""#), "\(json)")
    }

    @Test func `the figures of a running host are for this machine, and its log is JSON`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start("--set", "log.format=json", "--set", "log.requests=info"))
        #expect(try await host.get("/kk/registry/officials").status == 200)
        let figures = try await host.get("/metrics")
        #expect(figures.status == 200)
        #expect(
            figures.text.contains(
                #"arna_http_requests_total{plugin="registry",method="GET",status="2xx"} 1"#),
            "\(figures.text)")
        #expect(figures.text.contains(#"arna_plugin_state{plugin="registry""#))
        #expect(figures.text.contains("arna_build_info{"))
        let line = host.log.split(separator: "\n").first { $0.contains("answered") }
        #expect(line?.contains(#""plugin":"registry""#) == true, "\(host.log)")
        #expect(line?.contains(#""route":"/kk/registry/officials","status":200}"#) == true)
    }

    @Test func `a list is given out whole into a file of its owner, or no file is touched`() throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.command("demo", "load").status == 0, "\(host.log)")
        let file = host.folder.appendingPathComponent("bodies.csv").path
        let given = try host.command("export", "bodies", "level=central", "--output", file)
        #expect(given.status == 0, "\(host.log)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("министрлігі"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)

        #expect(try host.command("export", "boddies", "--output", file).status != 0)
        #expect(host.log.contains("There is no export called boddies"), "\(host.log)")
        #expect(try host.command("export", "bodies", "colour=red", "--output", file).status != 0)
        #expect(host.log.contains("colour: "), "\(host.log)")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test func `the demonstration is loaded once and leaves nothing behind`() async throws {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start())
        #expect(try host.command("demo", "load").status == 0, "\(host.log)")
        let loaded = try host.demonstrated()
        #expect(loaded > 0)
        #expect(try host.command("demo", "load").status == 0)
        #expect(try host.demonstrated() == loaded)
        let officials = "/api/v1/registry/officials"
        #expect(try await host.get(officials).text.contains("\"total\":0") == false)

        #expect(try host.command("demo", "remove").status == 0, "\(host.log)")
        #expect(try host.demonstrated() == 0)
        #expect(try await host.get(officials).text.contains("\"total\":0"))
    }
}

extension RunningHost {
    /// How many rows are marked as demonstration, of every table that can be marked.
    fileprivate func demonstrated() throws -> Int {
        let tables = try query(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'is_demonstration' AND table_schema = 'registry'"
        )
        #expect(tables.count >= 3)
        return try tables.map { table in
            let count = try query("SELECT count(*) FROM registry.\(table) WHERE is_demonstration")
            return try #require(count.first.flatMap { Int($0) })
        }.reduce(0, +)
    }

    /// The lines that psql answers from the running database.
    func query(_ statement: String) throws -> [Substring] {
        let answer = try Program.run(
            "psql", "-h", databaseFolder.appendingPathComponent("s").path, "-U", "arna_owner",
            "-d", "arna", "-XAtc", statement)
        #expect(answer.status == 0, "\(answer.output)")
        return answer.output.split(separator: "\n")
    }
}
