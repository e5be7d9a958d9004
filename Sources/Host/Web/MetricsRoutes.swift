import HTTPTypes
import Hummingbird
import NIOCore
import PluginKit

/// `/metrics`: what a Prometheus that watches this host reads.
///
/// For the networks of `metrics.networks` only; to anybody else there is no such page.
struct MetricsRoutes {
    let site: Site
    let traffic: Traffic
    let build: Fingerprint?

    func add(to router: Router<WebContext>) {
        router.get("/metrics") { request, context in
            guard admits(request, context) else { throw HTTPError(.notFound) }
            return WebResponse(
                status: .ok, headers: Self.headers,
                body: .init(byteBuffer: ByteBuffer(string: await families().exposition)))
        }
    }

    private static let headers: HTTPFields = [
        .contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store",
    ]

    /// All figures in their order: each part of the host adds its own here.
    private func families() async -> [MetricFamily] {
        let now = site.clock()
        let events = try? await EventFigures(in: site.database, at: now)
        let jobs = try? await JobFigures(in: site.database, at: now)
        let mail = try? await MailFigures(in: site.database, at: now)
        return PluginFigures(plugins: site.plugins.status, build: build).families
            + traffic.families
            + StoreFigures(site.store).families
            + (events?.families ?? [])
            + (jobs?.families ?? [])
            + (mail?.families ?? [])
            + ProcessFigures().families
    }

    /// What came through a proxy that is none of `proxies` may come from anywhere, whatever the address.
    private func admits(_ request: WebRequest, _ context: WebContext) -> Bool {
        let forwarded = request.headers[.forwardedFor]
        if forwarded != nil {
            guard let peer = context.peerAddress.flatMap({ IPAddress($0) }),
                site.settings.proxies.contains(where: { $0.contains(peer) })
            else { return false }
        }
        let address = ClientAddress.of(
            peer: context.peerAddress, forwardedFor: forwarded,
            trustedProxies: site.settings.proxies)
        guard let address = address.flatMap({ IPAddress($0) }) else { return false }
        return site.settings.metricsNetworks.contains { $0.contains(address) }
    }
}
