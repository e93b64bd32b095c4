package io.turbozap.http.page;

import io.turbozap.http.access.SafeResponseHeaders;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.http.web.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Routes of the dashboard: one page that finds its way by its own address, and the files that it loads. */
public final class DashboardRoutes {

    /** From here alone, and nothing that stands in the page itself. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final String FILES = "/assets/";

    private final AssetSource assets;

    /**
     * Creates the routes of these files.
     *
     * @param assets may come later: requests wait for them
     */
    public DashboardRoutes(AssetSource assets) {
        this.assets = assets;
    }

    public void addTo(RouteTable routes) {
        routes.open()
                .page("/", this::page)
                .page("/admin", this::page)
                .page("/admin/*", this::page)
                .page(FILES + "*", this::file);
    }

    private Future<Void> page(RoutingContext ctx) {
        return send(ctx, Assets.PAGE);
    }

    private Future<Void> file(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        String name = path.startsWith(FILES) ? path.substring(FILES.length()) : "";
        // the page has addresses of its own
        return send(ctx, name.equals(Assets.PAGE) ? "" : name);
    }

    private Future<Void> send(RoutingContext ctx, String name) {
        return assets.find(name).compose(asset -> send(ctx, asset));
    }

    private static Future<Void> send(RoutingContext ctx, @Nullable Asset asset) {
        if (asset == null) {
            throw ErrorHandler.ofStatus(404);
        }
        protect(ctx.response());
        return asset.send(ctx);
    }

    private static void protect(HttpServerResponse response) {
        response.putHeader(SafeResponseHeaders.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY)
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
