import Host
import PluginKit

/// Reads each example as its endpoint does, and looks through the API description for schemas that take
/// anything. That routes lie below the prefix, the host has found before it lets the plugin serve.
struct DescribedAPI {
    let subject: Subject

    func findings() async throws -> [Finding] {
        try await subject.served { arna in
            let answer = try await arna.stranger.get("/api/openapi.json")
            let description = OpenSchemas(document: answer.json)
            return subject.contributions.endpoints.flatMap { endpoint in
                examples(of: endpoint) + schemas(of: endpoint, in: description)
            }
        }
    }

    private func examples(of endpoint: Endpoint) -> [Finding] {
        guard endpoint.input != nil else { return [] }
        guard let example = endpoint.example else {
            return [
                subject.finding(
                    place(endpoint), "has no example", "give one that makes sense to a stranger")
            ]
        }
        do { try endpoint.read(example) } catch let refused as InvalidFields {
            return refused.problems.map { problem in
                subject.finding(
                    place(endpoint),
                    "does not take its own example: \(problem.pointer.text) is \(problem.code)",
                    "mend the example or the field")
            }
        } catch {
            return [
                subject.finding(
                    place(endpoint), "does not take its own example", "mend the example")
            ]
        }
        return []
    }

    private func schemas(of endpoint: Endpoint, in description: OpenSchemas) -> [Finding] {
        let path = "/api/v1/\(subject.id)/\(endpoint.path)"
        let operation = description.document["paths"]?[path]?[endpoint.method.rawValue]
        guard let operation else {
            return [
                subject.finding(
                    place(endpoint), "is not in /api/openapi.json", "declare it among endpoints")
            ]
        }
        return description.open(in: operation).map { open in
            subject.finding(
                place(endpoint), "is described by a schema that takes anything: \(open)",
                "describe the value by its Fields")
        }
    }

    private func place(_ endpoint: Endpoint) -> String {
        "\(endpoint.method.rawValue.uppercased()) /api/v1/\(subject.id)/\(endpoint.path)"
    }
}
