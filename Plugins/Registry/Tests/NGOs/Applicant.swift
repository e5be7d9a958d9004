import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// Somebody who applies for the card of an organisation.
struct Applicant {
    let arna: Arna
    var client: Client

    /// A registry that letters can lead to.
    static func with(_ test: (Applicant) async throws -> Void) async throws {
        try await withRegistry(settings: ["site.address": "https://arna.example.kz"]) { arna in
            try await test(Applicant(arna: arna, client: arna.stranger))
        }
    }

    static func application(_ name: String = "Жаңа үміт", with more: JSON = [:]) -> JSON {
        let known: JSON = [
            "applicant": "Үлгі Сынақов", "applicantEmail": "synaq@example.kz",
            "email": "kense@example.kz", "phone": "+7 7172 00-00-00",
        ]
        return Records.ngo(
            name, with: .object(known.objects.filter { more[$0.name] == nil } + more.objects))
    }

    func send(_ application: JSON) async throws -> Answer {
        try await client.post("\(api)/ngo-registrations", application)
    }

    /// Sends an application and confirms it by the code of the letter; its id, and the secret of its page.
    func confirmed(_ application: JSON = application()) async throws -> (id: String, token: String)
    {
        let sent = try await send(application)
        try #require(sent.status == 201, "\(sent.text)")
        let token = sent.json["token"]?.string ?? ""
        let answer = try await giveBack(try await code, token)
        try #require(answer.status == 200, "\(answer.text)")
        return (sent.json["id"]?.string ?? "", token)
    }

    func giveBack(_ code: String, _ token: String) async throws -> Answer {
        try await client.post(
            "\(api)/registration-answers/\(token)/confirmation", ["code": .string(code)])
    }

    /// That of the letter that was written last.
    var code: String {
        get async throws {
            let body = try #require(try await arna.letters(.ngoApplicationCode).last?.body)
            return String(try #require(body.firstMatch(of: /\b[0-9]{6}\b/)?.output))
        }
    }
}

extension JSON {
    fileprivate var objects: [Member] {
        if case .object(let members) = self { members } else { [] }
    }
}
