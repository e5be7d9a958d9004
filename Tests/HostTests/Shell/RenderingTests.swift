import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@testable import Host

@Suite struct RenderingTests {
    private func body(_ template: String, _ model: Model, _ language: Language = .kk) throws
        -> String
    {
        let shell = try ShellFixture.shell(
            ["Templates/page.mustache": "<i>\(template)</i>"].merging(
                ShellFixture.locales("word: \"бір & «екі» {x\"", ru: "word: раз", en: "word: one")
            ) { first, _ in first })
        let html = shell.render(
            ShellPage(
                View("notes/page", title: "notes.word", model), in: ShellFixture.frame(language)))
        let start = try #require(html.range(of: "<i>"))
        let end = try #require(html.range(of: "</i>"))
        return String(html[start.upperBound..<end.lowerBound])
    }

    @Test func `texts of the page are escaped`() throws {
        let model: Model = ["name": "<script>\"'&"]
        #expect(try body("{{name}}", model) == "&lt;script&gt;&quot;&#39;&amp;")
    }

    @Test func `a text of the locale is escaped and stands in the reader's language`() throws {
        #expect(try body("{{t.notes.word}}", []) == "бір &amp; «екі» &#123;x")
        #expect(try body("{{t.notes.word}}", [], .ru) == "раз")
    }

    @Test func `what is empty hides its section and does not show that of its surroundings`() throws
    {
        let model: Model = [
            "note": "outer", "rows": [["note": .none], ["note": ""], ["note": "own"]],
        ]
        #expect(
            try body("{{#rows}}[{{#note}}{{note}}{{/note}}{{^note}}-{{/note}}]{{/rows}}", model)
                == "[-][-][own]")
    }

    @Test func `lists of texts, flags and empty lists`() throws {
        let model: Model = ["words": ["a", "b"], "isOpen": true, "none": [], "any": ["x"]]
        let template = "{{#words}}{{.}};{{/words}}{{#isOpen}}open{{/isOpen}}{{^none}}none{{/none}}"
        #expect(try body(template, model) == "a;b;opennone")
        #expect(try body("{{#any.any}}has{{/any.any}}{{#none.any}}x{{/none.any}}", model) == "has")
    }

    @Test func `a text in another language bears its lang`() throws {
        let name = Model.localized(LocalizedText(ru: "Депо"), in: .kk)
        #expect(
            try body("{{#name}}{{> host/text}}{{/name}}", ["name": name])
                == "<span lang=\"ru\">Депо</span>")
    }

    @Test func `words are escaped, and nothing else is put in unescaped`() throws {
        let name = Model.localized(LocalizedText(kk: "<b>&"), in: .kk)
        #expect(try body("{{#name}}{{> host/text}}{{/name}}", ["name": name]) == "&lt;b&gt;&amp;")
        let member: Model = ["marked": "<b>", "row": ["marked": "<b>"]]
        #expect(try body("[{{> host/text}}{{#row}}{{> host/text}}{{/row}}]", member) == "[]")
        for template in [
            "{{{name}}}", "{{&name}}", "{{% CONTENT_TYPE: TEXT}}{{name}}",
            "{{=<% %>=}}<%& name %>",
        ] {
            #expect(throws: ShellProblems.self) { try body(template, ["name": name]) }
        }
    }

    @Test func `every page knows where it is`() throws {
        #expect(
            try body("{{base}} {{hostBase}} {{language}} {{csrf}}", [], .ru)
                == "/ru/notes /ru ru token")
    }

    @Test func `a template that does not exist is an error page`() throws {
        let html = try ShellFixture.shell().render(
            ShellPage(View("notes/none", title: "host.form.save", []), in: ShellFixture.frame(.en)))
        #expect(html.contains("The template &quot;notes/none&quot; was not found."))
    }
}

@Suite struct LayoutTests {
    private func page(_ frame: Frame, _ shell: Shell) -> String {
        shell.render(ShellPage(HostViews(shell.texts, frame.language).start([]), in: frame))
    }

    @Test func `the language switch stays on the page`() throws {
        let html = page(
            ShellFixture.frame(path: "/notes/list?q=a&page=2"), try ShellFixture.shell())
        #expect(html.contains("href=\"/ru/notes/list?q=a&amp;page=2\""))
        #expect(html.contains("back=/kk/notes/list%3Fq%3Da%26page%3D2"))
    }

    @Test func `a second page of the same mould has its own title, path and token`() throws {
        let shell = try ShellFixture.shell()
        var frame = ShellFixture.frame(path: "/first")
        frame.account = Account(
            id: UUID(), email: "a@b", name: "Айгүл <1>", roles: [], permissions: [:])
        _ = page(frame, shell)
        frame.path = "/second"
        frame.csrf = "other"
        frame.account = Account(
            id: UUID(), email: "c@d", name: "Ерлан", roles: [], permissions: [:])
        let html = page(frame, shell)
        #expect(html.contains("/ru/second") && !html.contains("/first"))
        #expect(html.contains("value=\"other\"") && !html.contains("value=\"token\""))
        #expect(html.contains("Ерлан") && !html.contains("Айгүл"))
    }

    @Test func `nothing of one reader's menu is shown to another`() throws {
        let shell = try ShellFixture.shell()
        var frame = ShellFixture.frame()
        frame.navigation = [MenuEntry("Аудит", href: "/kk/audit", isCurrent: true)]
        #expect(page(frame, shell).contains("/kk/audit"))
        frame.navigation = []
        #expect(!page(frame, shell).contains("/kk/audit"))
    }

    @Test func `demonstration, notice and weak eyesight are seen`() throws {
        let shell = try ShellFixture.shell()
        var frame = ShellFixture.frame(.ru)
        frame.isDemonstration = true
        frame.isLowVision = true
        frame.notice = "Готово <b>"
        let html = page(frame, shell)
        #expect(html.contains("Демонстрационные данные."))
        #expect(html.contains("class=\"low-vision\"") && html.contains("low-vision?to=off"))
        #expect(html.contains("Готово &lt;b&gt;"))
    }

    @Test func `no page has scripts or styles of its own`() throws {
        let html = page(ShellFixture.frame(), try ShellFixture.shell())
        #expect(!html.contains("style=") && !html.contains("<style"))
        let scripts = html.matches(of: /<script[^>]*>[^<]*/).map { String($0.0) }
        #expect(scripts.allSatisfy { $0.wholeMatch(of: /<script defer src="\/[^"]+">/) != nil })
        #expect(html.hasPrefix("<!doctype html>") && !html.contains("\0"))
    }
}
