import Foundation
import PluginKit
import Testing

@testable import Host

@Suite(.pluginCluster) struct PluginLoadingTests {
    @Test func `plugins serve, providers first, and find each other's services`() async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(Example.Consumer.self, "aspen", requires: ["zebra"]),
                try scene.plugin(Example.Provider.self, "zebra"),
            ])
            #expect(loaded.ids == ["zebra", "aspen"])
            #expect(loaded.setAside.isEmpty)
            #expect(loaded.status.map(\.state) == [.serving, .serving])
        }
    }

    @Test func `a plugin that throws while booting is set aside with those behind it`() async throws
    {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(Example.Failing.self, "birch"),
                try scene.plugin(Example.Plain.self, "aspen", requires: ["birch"]),
                try scene.plugin(Example.Plain.self, "maple"),
            ])
            #expect(loaded.ids == ["maple"])
            #expect(loaded.reason("birch") == "did not boot: there is no paper")
            #expect(
                loaded.reason("aspen")
                    == "requires birch, which was set aside because it did not boot: there is no paper"
            )
            #expect(loaded.setAside.map(\.stage) == [.booted, .booted])
        }
    }

    @Test func `a migration that fails sets its plugin aside and says where`() async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(
                    Example.Plain.self, "birch",
                    migrations: [
                        "0001-trees.sql": "CREATE TABLE birch.trees (id int);",
                        "0002-leaves.sql": "CREATE TABLE birch.leaves (\n  id unheard_of\n);",
                    ]),
                try scene.plugin(Example.Plain.self, "aspen", requires: ["birch"]),
                try scene.plugin(Example.Plain.self, "maple"),
            ])
            #expect(loaded.ids == ["maple"])
            let reason = try #require(loaded.reason("birch"))
            #expect(reason.contains("birch 2 leaves"))
            #expect(reason.contains("42704"))
            #expect(loaded.setAside.map(\.id) == ["birch", "aspen"])
            #expect(loaded.setAside.map(\.stage) == [.migrated, .migrated])
        }
    }

    @Test func `a plugin works in its own schema and cannot delete there`() async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(
                    Example.Reading.self, "reading",
                    migrations: [
                        "0001-books.sql": """
                        CREATE TABLE reading.books (
                            number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);
                        """
                    ])
            ])
            #expect(loaded.ids == ["reading"])
            #expect(
                try await scene.host.value("SELECT title FROM reading.books", as: String.self)
                    == "Абай жолы")
            await #expect {
                try await scene.host.execute("DELETE FROM reading.books")
            } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
        }
    }

    @Test func `published views are read by other plugins, and only read`() async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(
                    Example.Plain.self, "birch",
                    migrations: [
                        "0001-trees.sql": """
                        CREATE TABLE birch.trees (name text);
                        INSERT INTO birch.trees VALUES ('қайың');
                        CREATE VIEW birch_api.trees WITH (security_invoker = true) AS
                            SELECT name FROM birch.trees;
                        """
                    ]),
                try scene.plugin(
                    Example.Plain.self, "wood", requires: ["birch"],
                    migrations: [
                        "0001-all.sql": """
                        CREATE VIEW wood.all_trees WITH (security_invoker = true) AS
                            SELECT name FROM birch_api.trees;
                        """
                    ]),
            ])
            #expect(loaded.ids == ["birch", "wood"])
            let name = try await scene.host.value(
                "SELECT name FROM wood.all_trees", as: String.self)
            #expect(name == "қайың")
            await #expect {
                try await scene.host.execute("INSERT INTO birch_api.trees VALUES ('емен')")
            } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
        }
    }

    @Test(arguments: [
        ("CREATE VIEW birch_api.trees AS SELECT 1 AS a", "security_invoker"),
        ("CREATE TABLE birch_api.trees (a int)", "birch_api.trees is no view"),
        (
            """
            CREATE VIEW birch.bare AS SELECT 1 AS a;
            CREATE VIEW birch_api.trees WITH (security_invoker = on) AS SELECT a FROM birch.bare
            """, "birch.bare must be made WITH (security_invoker"
        ),
        (
            """
            CREATE MATERIALIZED VIEW birch.kept AS SELECT 1 AS a;
            CREATE VIEW birch_api.trees WITH (security_invoker) AS SELECT a FROM birch.kept
            """, "birch.kept is no view"
        ),
        (
            "CREATE FUNCTION birch_api.all() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1",
            "birch_api.\"all\" is no view"
        ),
    ])
    func `what is published wrongly sets its plugin aside`(
        _ fault: (made: String, reason: String)
    ) async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(
                    Example.Plain.self, "birch",
                    migrations: ["0001-trees.sql": "\(fault.made);"])
            ])
            #expect(loaded.ids.isEmpty)
            #expect(loaded.reason("birch")?.contains(fault.reason) == true)
        }
    }

    @Test func `a plugin that uses another one serves without it`() async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(Example.Failing.self, "birch"),
                try scene.plugin(Example.Plain.self, "aspen", uses: ["birch", "nobody"]),
            ])
            #expect(loaded.ids == ["aspen"])
        }
    }

    @Test func `what a plugin offered goes with it`() async throws {
        let services = Services()
        services.offered(by: "birch").offer("қайың", as: String.self)
        services.offer(7, as: Int.self)
        #expect(services.find(String.self) == "қайың")
        services.withdraw(of: "birch")
        #expect(services.find(String.self) == nil)
        #expect(services.find(Int.self) == 7)
    }

    @Test func `a second start applies nothing anew`() async throws {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(
                Example.Plain.self, "birch",
                migrations: ["0001-trees.sql": "CREATE TABLE birch.trees (id int);"])
            #expect(try await scene.load([plugin]).ids == ["birch"])
            #expect(try await scene.load([plugin]).ids == ["birch"])
        }
    }

    @Test func `a plugin gets the settings of its section, and a wrong key sets it aside`()
        async throws
    {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(Example.Rich.self, "rich")
            let loaded = try await scene.load([plugin], settings: ["rich.length": "5"])
            #expect(loaded.serving.first?.settings[Example.Rich.length] == 5)
            let refused = try await scene.load([plugin], settings: ["rich.lenght": "5"])
            #expect(refused.reason("rich")?.contains("did you mean rich.length?") == true)
        }
    }

    @Test func `a section of nobody stops the start`() async throws {
        try await PluginScene.play { scene in
            let plugin = try scene.plugin(Example.Rich.self, "rich")
            await #expect(throws: SettingsRefused.self) {
                try await scene.load([plugin], settings: ["ritch.length": "5"])
            }
        }
    }

    @Test func `the later of two colliding plugins is set aside, naming the other`() async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load([
                try scene.plugin(Example.Importing.self, "importing"),
                try scene.plugin(Example.SameImport.self, "maps"),
                try scene.plugin(Example.Plain.self, "routes", requires: ["maps"]),
            ])
            #expect(loaded.ids == ["importing"])
            #expect(loaded.reason("maps") == "import places is importing's already")
            #expect(loaded.setAside.map(\.id) == ["maps", "routes"])
        }
    }

    @Test func `a strict start is refused with everything that is wrong`() async throws {
        try await PluginScene.play { scene in
            let plugins = [
                try scene.plugin(Example.Failing.self, "birch"),
                try scene.plugin(Example.Plain.self, "aspen", requires: ["nobody"]),
                try scene.plugin(Example.Plain.self, "maple"),
            ]
            await #expect {
                try await scene.load(plugins, isStrict: true)
            } throws: { error in
                (error as? PluginsSetAside)?.plugins.map(\.id).sorted() == ["aspen", "birch"]
            }
        }
    }

    @Test func `a plugin that is off degrades nothing`() async throws {
        try await PluginScene.play { scene in
            let loaded = try await scene.load(
                [try scene.plugin(Example.Failing.self, "birch")],
                settings: ["plugins.off": "birch"], isStrict: true)
            #expect(loaded.status.map(\.state) == [.off])
        }
    }
}
