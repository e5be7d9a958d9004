import HTTPTypes
import Hummingbird
import NIOCore
import PluginKit

/// `/health/live`: the process answers. `/health/ready`: and its database and plugins do.
struct HealthRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/health/live") { _, _ in
            WebResponse.json(.ok, ["status": "live"])
        }
        router.get("/health/ready") { _, _ in
            await readiness()
        }
    }

    private func readiness() async -> WebResponse {
        let reachable = (try? await site.database.value("SELECT 1", as: Int.self)) != nil
        let plugins = site.plugins.status
        let isDegraded = plugins.contains { $0.state == .setAside }
        let status = !reachable ? "unavailable" : isDegraded ? "degraded" : "ready"
        return .json(
            reachable ? .ok : .serviceUnavailable,
            [
                "status": .string(status), "plugins": .array(plugins.map(described)),
                "database": .string(reachable ? "reachable" : "unreachable"),
            ])
    }

    private func described(_ plugin: PluginStatus) -> JSON {
        let reason: JSON = plugin.reason.map { .string($0) } ?? .null
        return [
            "id": .string(plugin.id), "version": .string(plugin.version),
            "state": .string(plugin.state.rawValue), "reason": reason,
        ]
    }
}

extension WebResponse {
    static func json(_ status: HTTPResponse.Status, _ json: JSON) -> WebResponse {
        var writer = JSONWriter()
        writer.write(json)
        return .json(status, writer)
    }

    static func json(_ status: HTTPResponse.Status, _ writer: JSONWriter) -> WebResponse {
        WebResponse(
            status: status, headers: jsonHeaders,
            body: .init(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }

    private static let jsonHeaders: HTTPFields = [
        .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
    ]
}
