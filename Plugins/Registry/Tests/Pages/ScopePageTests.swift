import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `A role for a body, on pages` {
    @Test func `gives back the form of a body that was to stand where the role does not reach`()
        async throws
    {
        try await TwoOblasts.open { scene in
            let unit = try #require(UUID(uuidString: scene.mine.akimat))
            let browser = try await scene.arna.browser(.operator, for: unit)
            for parent in ["", scene.others.akimat] {
                let refused = try await browser.fill(
                    "/en/registry/bodies/new",
                    [
                        ("level", "regionalDepartment"), ("kind", "department"),
                        ("name.kk", "Жаңа басқарма"), ("validFrom", "2024-01-01"),
                        ("parentId", parent),
                    ])
                #expect(refused.status == 403)
                #expect(refused.text.contains("Choose the body above"), "\(refused.text)")
                #expect(refused.text.contains("Жаңа басқарма"))
            }
        }
    }

    @Test func `is given from a list that says where it ends`() async throws {
        try await withRegistry { arna in
            let administrator = try await arna.browser(.administrator)
            let id = try #require(
                try await arna.owner.value(
                    "SELECT id::text FROM platform.accounts LIMIT 1", as: String.self))
            let form = "/en/accounts/\(id)/roles/new"
            #expect(!(try await administrator.open(form).text.contains("are listed")))
            try await Crowd.fill(1_001, in: arna.owner)
            try await arna.owner.execute("UPDATE registry.body_versions SET level = 'regional'")
            let page = try await administrator.open(form).text
            #expect(page.contains("Only the first 1000 bodies are listed"), "\(page)")
            #expect(page.matches(of: /<option value="0/).count == 1_000)
        }
    }

    @Test func `shows buttons only where they work`() async throws {
        try await TwoOblasts.open { scene in
            let unit = try #require(UUID(uuidString: scene.mine.akimat))
            let browser = try await scene.arna.browser(.operator, for: unit)
            let own = try await browser.open("/en/registry/bodies/\(scene.mine.department)").text
            #expect(own.contains("\(scene.mine.department)/edit"))
            let path = "/en/registry/bodies/\(scene.others.department)"
            let foreign = try await browser.open(path).text
            #expect(!foreign.contains("\(scene.others.department)/edit"))
            #expect(!foreign.contains("designations/new"))
            for form in ["edit", "renaming", "designations/new"] {
                #expect(try await browser.open("\(path)/\(form)").status == 403, "\(form)")
            }
        }
    }
}
