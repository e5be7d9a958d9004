import Foundation
import PluginKit
import Testing

@testable import PluginTesting

/// Each point refuses what breaks it, in sentences that name the plugin, the place and the way out.
struct ConformanceTests {
    @Test func `what is declared must be the same each time`() async throws {
        try await unruly(
            .pureContributions, "unruly: `settings` is another each time that it is asked for",
            "; declare the same values always")
    }

    @Test func `an upgrade must lead where a new installation is`() async throws {
        try await unruly(
            .upgrades, "0001-things.sql was released and has been changed since; bring it back",
            "0002-lost.sql was released and is gone",
            "do not lead on from 0001-things.sql, with the demonstration in it",
            "there are things",
            "make another index unruly.things_by_name when they are interrupted after 0002-views")
    }

    @Test func `a schema of another plugin must not be named`() async throws {
        try await unruly(
            .ownSchema, "0002-views.sql:5 names publications.publications; ask for a service",
            "Unruly.swift:27 names publications.publications",
            "0002-views.sql:7 names platform.stray",
            "make or change relation platform.stray, which is not the plugin's",
            "depends on table column publications.publications.id")
    }

    @Test func `an example must be taken by its endpoint`() async throws {
        try await unruly(
            .describedAPI, "POST /api/v1/unruly/things does not take its own example: /name is",
            "/title is unknownKey; mend the example or the field")
    }

    @Test func `what the API promised is kept, or told to be gone since the release`() async throws
    {
        let refused = try await #require(throws: NotConforming.self) {
            try await Conformance(of: .unruly).check(.keptPromises)
        }
        let lines = refused.description.split(separator: "\n").dropFirst().map {
            $0.split(separator: "no longer keeps: ").last?.split(separator: "; ").first
        }
        #expect(
            lines == [
                "GET lost gives name text", "GET lost is open to anyone",
                "POST things gives size integer", "POST things takes name left out",
            ])
    }

    @Test func `a schema that takes anything is found behind names and lists`() {
        let open = OpenSchemas(document: [
            "components": [
                "schemas": [
                    "Thing": [
                        "type": "object", "additionalProperties": false,
                        "properties": ["all": ["type": "array", "items": ["type": "object"]]],
                    ]
                ]
            ]
        ])
        let operation: JSON = ["responses": ["schema": ["$ref": "#/components/schemas/Thing"]]]
        #expect(open.open(in: operation) == ["Thing.all, an object"])
        #expect(open.open(in: ["query": ["schema": [:]]]) == ["/query"])
    }

    @Test func `the README must tell what is declared`() async throws {
        try await unruly(
            .readMe, "names the setting `unruly.width`, which is not declared",
            "does not tell `unruly.length` under Settings",
            "does not name `unruly.edit` under Permissions",
            "names `unruly.thingLost` under Events, which is not declared")
    }

    @Test func `a text must be there, be used and be in its language`() async throws {
        try await unruly(
            .languages,
            "permission unruly.edit is called unruly.permission.edit, which no language",
            "Locales say unruly.untranslated, which nothing names",
            "kk.yaml unruly.untranslated is the English text", "en.yaml unruly.thing.name has Cyr",
            "ru.yaml unruly.title is the English text")
    }

    @Test func `a page must open and be sound`() async throws {
        try await unruly(
            .pages, "/kk/unruly has 2 headings h1; give it one",
            "/kk/unruly shows the name of a text, unruly.nobody.said",
            "/kk/unruly has the control search without a label",
            "/ru/unruly has the heading “Things”, which is not in its language",
            "/ru/unruly/lost answers 404 to a stranger",
            "/{language}/unruly/lonely/{id} is reached from no other page")
    }

    @Test func `a demonstration must be loaded once and leave nothing`() async throws {
        try await unruly(
            .demonstration, "table unruly.things is another when the demonstration is loaded twice",
            "table unruly.things had 0 rows and has 2 when the demonstration is removed")
    }

    @Test func `a plugin that does not serve is refused with the reason`() async throws {
        let roving = Conformance(
            of: PluginUnderTest(Roving.self, folder: PluginUnderTest.unruly.folder),
            requiring: [.publications])
        let refused = try await #require(throws: NotConforming.self) {
            try await roving.check(.describedAPI)
        }
        #expect(refused.description.contains(#"is set aside by the host: "#))
        #expect(refused.description.contains(#"path "/elsewhere" is not relative"#))
    }

    /// Tries one point with the plugin that breaks it and looks for sentences.
    private func unruly(
        _ point: Conformance.Point, _ sentences: String...,
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        // That it needs Publications is in no manifest: it reads what is not its own.
        let conformance = Conformance(of: .unruly, requiring: [.publications])
        let refused = try await #require(
            throws: NotConforming.self, sourceLocation: place
        ) { try await conformance.check(point) }
        for sentence in sentences {
            #expect(
                refused.description.contains(sentence), "\(refused.description)",
                sourceLocation: place)
        }
    }
}

extension PluginUnderTest {
    fileprivate static let unruly = PluginUnderTest(
        Unruly.self,
        folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Unruly"))
}
