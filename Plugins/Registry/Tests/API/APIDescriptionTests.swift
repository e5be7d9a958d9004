import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// What the description of the register's API says to those who integrate with it.
@Suite struct APIDescriptionTests {
    @Test func `no schema takes anything, and every operation is told in Kazakh and Russian`()
        async throws
    {
        try await Arna.with([Registry.self]) { arna async throws in
            let description = try await arna.stranger.get("/api/openapi.json").json
            #expect(OpenSchemas(document: description).open == [])
            guard case .object(let paths)? = description["paths"] else {
                Issue.record("there are no paths")
                return
            }
            for path in paths {
                guard case .object(let methods) = path.value else { continue }
                for method in methods {
                    let told = method.value["x-summary"]
                    #expect(told?["kk"]?.string?.isEmpty == false, "\(method.name) \(path.name)")
                    #expect(told?["ru"] != told?["kk"], "\(method.name) \(path.name)")
                }
            }
        }
    }

    @Test func `what is answered is exemplified in Kazakh and Russian`() async throws {
        try await Arna.with([Registry.self]) { arna async throws in
            let description = try await arna.stranger.get("/api/openapi.json").json
            let answer = description["paths"]?["/api/v1/registry/bodies/{id}"]?["get"]?[
                "responses"]?[
                    "200"]?["content"]?["application/json"]
            for language in ["kk", "ru"] {
                let reference = answer?["examples"]?[language]?["$ref"]?.string ?? ""
                let name = reference.split(separator: "/").last.map(String.init) ?? ""
                let example = description["components"]?["examples"]?[name]?["value"]
                #expect(example?["name"]?["kk"] == "Абай облысының әкімдігі")
                #expect(example?["validFrom"] == "2022-06-08")
            }
        }
    }
}
