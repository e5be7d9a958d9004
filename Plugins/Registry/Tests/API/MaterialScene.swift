import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// A registry with a material, and bodies to which it can be sent.
struct MaterialScene {
    let arna: Arna
    let client: Client
    let material: String

    static func open(_ test: (MaterialScene) async throws -> Void) async throws {
        let settings = ["site.address": "https://arna.example.kz"]
        try await withRegistry(settings: settings) { arna in
            let client = try await arna.program(.operator)
            let material = try await client.recorded(
                "materials",
                ["kind": "recommendation", "title": ["kk": "Ұсынымдар", "ru": "Рекомендации"]])
            try await test(MaterialScene(arna: arna, client: client, material: material))
        }
    }

    func prepare(_ number: Int, from day: String) async throws -> String {
        try await client.recorded(
            "materials/\(material)/editions",
            [
                "number": .number(String(number)), "inForceFrom": .string(day),
                "note": ["kk": "Өзгеріс"],
            ])
    }

    func attach(_ edition: String, kind: String = "materialKazakh") async throws -> Answer {
        try await client.send(
            "\(api)/files?kind=\(kind)&owner=\(edition)&name=usynym.pdf",
            Array("%PDF-1.7\n% ұсыным\n".utf8), type: "application/pdf")
    }

    func publish(_ edition: String) async throws -> Answer {
        let path = "\(api)/material-editions/\(edition)"
        let revision = try await client.get(path).revision ?? 0
        return try await client.post(
            "\(path)/publication", [:], headers: ["If-Match": "\"\(revision)\""])
    }

    /// An edition that anyone can read.
    func published(_ number: Int, from day: String) async throws -> String {
        let edition = try await prepare(number, from: day)
        #expect(try await attach(edition).status == 201)
        let answer = try await publish(edition)
        try #require(answer.status == 200, "\(answer.text)")
        return edition
    }

    /// A body whose official has an e-mail.
    @discardableResult
    func body(_ name: String, email: String?) async throws -> (body: String, designation: String) {
        let body = try await client.recorded("bodies", Records.body(name))
        var contacts: JSON = []
        if let email {
            contacts = [["kind": "email", "value": .string(email), "public": true]]
        }
        let designation = try await client.recorded(
            "designations", Records.designation(of: body, with: ["contacts": contacts]))
        return (body, designation)
    }

    func act(_ act: String, _ edition: String, _ input: JSON = [:]) async throws -> Answer {
        let answer = try await client.post("\(api)/material-editions/\(edition)/\(act)", input)
        await arna.runJobs()
        return answer
    }

    func link(_ kind: LetterKind = .material) async throws -> String {
        let link = try #require(try await arna.letters(kind).last?.link)
        return String(link.dropFirst("https://arna.example.kz".count))
    }

    func figures(_ edition: String) async throws -> [Int?] {
        let figures = try await client.read("material-editions/\(edition)/figures")
        return ["total", "acknowledged", "waiting", "unreachable"].map { figures[$0]?.int }
    }
}
