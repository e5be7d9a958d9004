import Foundation
import Testing

@testable import Host

@Suite struct SettingsFileTests {
    @Test func `the settings file in Config explains every key as the code declares it`() throws {
        let file = Repository.root.appending(path: "Config/arna.yaml")
        if ProcessInfo.processInfo.environment["ARNA_WRITE_GOLDEN"] != nil {
            try SettingsFile.text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == SettingsFile.text)
    }

    @Test func `the settings file in Config says nothing but the defaults`() throws {
        let file = Repository.root.appending(path: "Config/arna.yaml").path
        let settings = try HostSettings.read(config: file, environment: [:]).settings
        #expect(settings.port == 8080)
        #expect(settings.proxies.isEmpty)
    }

    @Test func `every line of the settings file can be uncommented`() throws {
        let lines = SettingsFile.text.split(separator: "\n").map { line in
            line.firstMatch(of: /^( *)#([a-zA-Z]+:.*)$/).map { "\($0.1)\($0.2)" } ?? String(line)
        }
        let folder = try ScratchFolder()
        let file = try folder.write("arna.yaml", lines.joined(separator: "\n"))
        let settings = try HostSettings.read(config: file.path, environment: [:]).settings
        #expect(settings.host == "127.0.0.1")
        #expect(settings.uploadLimit == 20 * 1_048_576)
        #expect(settings.identityPolicy.idleLimit == 1_800)
        #expect(settings.agency == nil)
    }

    @Test func `a file that is named must exist`() {
        #expect(throws: SettingsRefused.self) {
            try HostSettings.read(config: "/nowhere/arna.yaml", environment: [:])
        }
        #expect(throws: SettingsRefused.self) {
            try HostSettings.read(environment: ["ARNA_CONFIG": "/nowhere/arna.yaml"])
        }
    }
}
