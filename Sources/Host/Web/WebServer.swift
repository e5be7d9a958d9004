import HTTPTypes
import Hummingbird
import PluginKit

/// The HTTP side of the host: every route, put together from what the plugins declare.
struct WebServer {
    let site: Site
    let foreman: Foreman
    /// Of which build the host is; nil in tests.
    let build: Fingerprint?

    func responder() -> RecordedResponder {
        let traffic = Traffic(plugins: site.plugins.serving.map(\.id))
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders())
        router.add(middleware: CompressedAnswers())
        router.add(middleware: NotFoundAnswers(site: site))
        HealthRoutes(site: site).add(to: router)
        MetricsRoutes(site: site, traffic: traffic, build: build).add(to: router)
        AssetRoutes(site.assets).add(to: router)
        HostRoutes(site: site).add(to: router)
        SignInRoutes(site: site).add(to: router)
        let counter = ImportCounter(site: site, foreman: foreman)
        ImportRoutes(site: site, counter: counter).add(to: router)
        ImportPages(site: site, counter: counter).add(to: router)
        ExportRoutes(site: site).add(to: router)
        FileRoutes(site: site).add(to: router)
        DocumentRoutes(site: site).add(to: router)
        FeedRoutes(site: site).add(to: router)
        APIRoutes(site: site).add(to: router)
        let pages = PageRoutes(site: site)
        pages.add(to: router)
        let own =
            Administration(site: site).pages + JobPages(site: site, jobs: foreman.jobs).pages
        let description = APIDescription(of: site.plugins.serving, texts: site.shell.texts)
        let ofAPI = APIPages(site: site, description: description)
        for page in own + ofAPI.pages {
            pages.add(page, of: nil, to: router)
        }
        ofAPI.add(to: router)
        FeedRoutes(site: site).add(description.log, to: router)
        DescriptionRoute(document: description.json).add(to: router)
        OtherMethods.add(to: router)
        return RecordedResponder(router, site, traffic)
    }
}

/// `/api/openapi.json`: the description of every endpoint that is served.
struct DescriptionRoute {
    let document: JSON

    func add(to router: Router<WebContext>) {
        router.get("/api/openapi.json") { _, _ in WebResponse.json(.ok, document) }
    }
}
