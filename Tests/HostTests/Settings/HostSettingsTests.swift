import Foundation
import PluginKit
import Testing

@testable import Host

@Suite struct HostSettingsTests {
    /// Reads settings from a file with this text.
    private func read(
        _ text: String, _ environment: [String: String] = [:], _ assignments: [String] = []
    ) throws -> HostSettings {
        let folder = try ScratchFolder()
        let file = try folder.write("arna.yaml", text)
        return try HostSettings.read(
            config: file.path, assignments: assignments, environment: environment
        ).settings
    }

    private func problems(
        _ text: String, _ environment: [String: String] = [:], _ assignments: [String] = []
    ) -> [String] {
        do {
            _ = try read(text, environment, assignments)
            return []
        } catch let refused as SettingsRefused {
            return refused.problems.map { problem in
                let file = problem.place.split(separator: "/").last.map(String.init) ?? ""
                return "\(file): \(problem.text)"
            }
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `the command line goes over the environment, and that over the file`() throws {
        let file = "server: {port: 1000, host: 0.0.0.0}"
        #expect(try read(file).port == 1000)
        #expect(try read(file, ["ARNA_SERVER_PORT": "2000"]).port == 2000)
        #expect(try read(file, ["ARNA_SERVER_PORT": "2000"], ["server.port=3000"]).port == 3000)
        #expect(try read(file, [:], ["server.port=3000"]).host == "0.0.0.0")
    }

    @Test func `scripts choose port and data folder by short names`() throws {
        let settings = try read("", ["ARNA_PORT": "9090", "ARNA_DATA": "/var/lib/arna"])
        #expect(settings.port == 9090)
        #expect(settings.dataFolder.path == "/var/lib/arna")
    }

    @Test func `lists are written as lists in the file and with commas elsewhere`() throws {
        #expect(try read("proxies: [127.0.0.1, 10.0.0.0/8]").proxies.count == 2)
        #expect(try read("", ["ARNA_PLUGINS_OFF": "catalog,publications"]).pluginsOff.count == 2)
        #expect(try read("", [:], ["plugins.off=catalog"]).pluginsOff == ["catalog"])
    }

    @Test func `sizes and times have units`() throws {
        let settings = try read("upload: {limit: 512 kB}\nidentity: {idle: 15 min, absolute: 8 h}")
        #expect(settings.uploadLimit == 524_288)
        #expect(settings.identityPolicy.idleLimit == 900)
        #expect(settings.identityPolicy.absoluteLimit == 28_800)
    }

    @Test func `an unknown key is refused with its line and the nearest one`() {
        #expect(
            problems("log:\n  level: info\nserver:\n  prot: 80\n")
                == ["arna.yaml:4: server.prot is no key here; did you mean server.port?"])
        #expect(
            problems("", [:], ["server.hots=::"])
                == ["--set server.hots: server.hots is no key here; did you mean server.host?"])
    }

    @Test func `everything that is wrong is told at once`() {
        let text = """
            server:
              port: 70000
              secureCookies: perhaps
            proxies: 10.0.0.0/8
            log: {level: loud}
            upload: {limit: much}
            """
        #expect(
            problems(text) == [
                "arna.yaml:2: server.port must be a port from 0 to 65535",
                "arna.yaml:3: server.secureCookies must be true or false",
                "arna.yaml:4: proxies must be a list",
                "arna.yaml:5: log.level must be one of trace, debug, info, notice, warning, error, "
                    + "critical",
                "arna.yaml:6: upload.limit must be a size such as 512 kB or 100 MB",
            ])
    }

    @Test func `what is written is never repeated: it may be a secret`() {
        let secret = "postgresql://arna:s3cret@db/arna"
        let found = problems("server: {port: \"\(secret)\"}\ndatabase: {urll: \"\(secret)\"}")
        #expect(found.count == 2)
        #expect(!found.joined().contains("s3cret"))
    }

    @Test(arguments: ["a: [", "a: 1\na: 2", "just text", "- a\n- b"])
    func `a file that is no YAML with keys is refused`(text: String) {
        #expect(problems(text).count == 1)
    }

    @Test(arguments: ["", "# nothing\n", "server:\n  # port: 1\n"])
    func `a file of comments alone is good`(text: String) throws {
        #expect(try read(text).port == 8080)
    }

    @Test func `a section is the host's or an installed plugin's`() throws {
        let settings = try read("publications: {list: {length: 5}}\ncatalogue: {size: 1}")
        let problems = settings.unknownSections(besides: ["publications", "catalog"])
        #expect(problems.map(\.text) == ["catalogue is no key here; did you mean catalog?"])
    }
}

@Suite struct PluginSettingsTests {
    private static let length = SettingKey("list.length", default: 20, meaning: "Rows of a page.")
    private static let keys: [any AnySettingKey] = [length]

    @Test func `a plugin reads its own section`() throws {
        let settings = try HostSettings.forTests(["publications.list.length": "50"])
        let own = try settings.settings(of: "publications", declaring: Self.keys)
        #expect(own[Self.length] == 50)
    }

    @Test func `the environment names the plugin first`() throws {
        let settings = try HostSettings.read(
            environment: ["ARNA_PUBLICATIONS_LIST_LENGTH": "7"]
        ).settings
        let own = try settings.settings(of: "publications", declaring: Self.keys)
        #expect(own[Self.length] == 7)
    }

    @Test func `a key that the plugin does not declare is refused, and so is a wrong value`() throws
    {
        let settings = try HostSettings.forTests([
            "publications.list.lenght": "5", "publications.list.length": "many",
        ])
        #expect {
            _ = try settings.settings(of: "publications", declaring: Self.keys)
        } throws: { error in
            let problems = (error as? SettingsRefused)?.problems.map(\.text)
            return problems == [
                "publications.list.lenght is no key here; did you mean publications.list.length?",
                "publications.list.length must be a whole number",
            ]
        }
    }

    @Test func `a section of another plugin is none of its business`() throws {
        let settings = try HostSettings.forTests(["publicationsarchive.depth": "5"])
        _ = try settings.settings(of: "publications", declaring: Self.keys)
    }
}
