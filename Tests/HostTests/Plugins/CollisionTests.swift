import PluginKit
import Testing

@testable import Host

@Suite struct CollisionTests {
    private func collisions(_ plugins: (id: String, plugin: any Plugin)...) -> [String] {
        var claims = Claims()
        var found: [String] = []
        for (id, plugin) in plugins {
            do throws(SetAsideReason) {
                try claims.take(Contributions(of: plugin), of: id)
            } catch {
                found.append(error.text)
            }
        }
        return found
    }

    @Test func `powers are found by the protocols of the plugin`() {
        let rich = Contributions(of: Example.Rich())
        #expect(rich.permissions.map(\.id) == ["rich.edit"])
        #expect(rich.settings.map(\.name) == ["length"])
        #expect(rich.endpoints.count == 1)
        #expect(rich.pages.count == 1)
        #expect(rich.hasDemonstration)
        let plain = Contributions(of: Example.Plain())
        #expect(plain.endpoints.isEmpty)
        #expect(!plain.hasDemonstration)
    }

    @Test func `two plugins that keep to their own names do not collide`() {
        #expect(collisions(("rich", Example.Rich()), ("plain", Example.Plain())).isEmpty)
    }

    @Test func `paths that differ only in the names of their parameters are one route`() {
        #expect(
            collisions(("same", Example.SameShapes()))
                == [
                    "{id} and {bookId} stand at one place of paths: /books/; "
                        + "route GET /api/v1/same/books/{} is declared twice"
                ])
    }

    @Test func `one place of paths has one name, or the router would end the process`() {
        #expect(
            collisions(("named", Example.TwoNames()))
                == ["{id} and {name} stand at one place of paths: /books/"])
    }

    @Test func `records of one name look the same, or the description would know only one`() {
        #expect(
            collisions(("namesakes", Example.Namesakes()))
                == ["two records that differ are called Book"])
    }

    @Test func `a page is there once`() {
        #expect(
            collisions(("same", Example.SamePages()))
                == ["route GET /{}/same/books is declared twice"])
    }

    @Test func `a kind of import belongs to the first plugin that offers it`() {
        #expect(
            collisions(("atlas", Example.Importing()), ("importing", Example.Importing()))
                == ["import places is atlas's already"])
    }

    @Test func `a permission bears the plugin's name`() {
        #expect(
            collisions(("foreign", Example.Foreign()))
                == ["permission platform.all does not begin with foreign."])
    }

    @Test func `a kind of file bears the plugin's name, once`() {
        #expect(
            collisions(("foreign", Example.Filing("platform.scan")))
                == ["kind of file platform.scan does not begin with foreign."])
        #expect(
            collisions(("filing", Example.Filing("filing.scan", "filing.scan")))
                == ["file filing.scan is declared twice"])
    }

    @Test func `where files are kept, their routes are taken`() {
        #expect(
            collisions(("filing", Example.FilingTwice()))
                == ["route GET /api/v1/filing/files is declared twice"])
    }

    @Test func `a path stays below the plugin`() {
        #expect(
            collisions(("slashed", Example.Slashed()))
                == ["path \"/../other\" is not relative to the plugin"])
    }
}
