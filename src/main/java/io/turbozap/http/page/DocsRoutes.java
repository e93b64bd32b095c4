package io.turbozap.http.page;

import io.turbozap.http.access.SafeResponseHeaders;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.http.web.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** Routes of the description of the API, and of pages to read it and try it. */
public final class DocsRoutes {

    /** Where the WebJar keeps Swagger UI; its version is that of the build. */
    static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.34.1";

    /** Swagger UI sets styles by script; everything comes from here. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String HOME = "/api/docs/";
    private static final Buffer INITIALIZER = Buffer.buffer("""
            window.onload = () => {
              window.ui = SwaggerUIBundle({
                url: "/openapi.yaml",
                dom_id: "#swagger-ui",
                deepLinking: true,
                validatorUrl: null,
                presets: [SwaggerUIBundle.presets.apis],
                layout: "BaseLayout",
              });
            };
            """);

    private final Buffer document = Buffer.buffer(PackagedFiles.read("openapi.yaml"));
    private final RouteHandler pages = RouteHandler.of(
            StaticHandler.create(SWAGGER_UI).setIncludeHidden(false).setIndexPage("index.html"));

    public void addTo(RouteTable routes) {
        routes.open()
                .page("/openapi.yaml", this::document)
                .page("/api", this::goHome)
                .page("/api/docs/swagger-initializer.js", this::initializer)
                .page("/api/docs/*", this::page);
    }

    private Future<Void> goHome(RoutingContext ctx) {
        return Responses.redirect(ctx, HOME);
    }

    private Future<Void> document(RoutingContext ctx) {
        return Responses.send(ctx.response(), "application/yaml; charset=utf-8", document);
    }

    private Future<Void> initializer(RoutingContext ctx) {
        return Responses.send(ctx.response(), "text/javascript; charset=utf-8", INITIALIZER);
    }

    private Future<Void> page(RoutingContext ctx) {
        if ("/api/docs".equals(ctx.request().path())) {
            return Responses.redirect(ctx, HOME);
        }
        ctx.response()
                .putHeader(SafeResponseHeaders.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY)
                .headers()
                .remove(HttpHeaders.CACHE_CONTROL); // these files may be kept
        return pages.handle(ctx);
    }
}
