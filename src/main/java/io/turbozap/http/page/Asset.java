package io.turbozap.http.page;

import io.turbozap.http.web.Responses;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of the dashboard in memory, packed once. */
final class Asset {

    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "png", "image/png",
            "webp", "image/webp",
            "woff2", "font/woff2");

    private final String type;
    private final Representation plain;
    private final @Nullable Representation packed;

    private Asset(String type, Representation plain, @Nullable Representation packed) {
        this.type = type;
        this.plain = plain;
        this.packed = packed;
    }

    /**
     * The file of this name and content.
     *
     * @param name its ending decides its media type
     */
    static Asset of(String name, byte[] content) {
        Representation plain = Representation.plain(content);
        Representation packed = Representation.packed(content);
        return new Asset(
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN),
                plain,
                packed.length() < plain.length() ? packed : null);
    }

    String type() {
        return type;
    }

    Representation plain() {
        return plain;
    }

    /** How many bytes a browser is sent. */
    int weight() {
        return (packed == null ? plain : packed).length();
    }

    /** Answers with this file, or that the browser has it already. */
    Future<Void> send(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        HttpServerResponse response = ctx.response();
        if (packed != null) {
            response.headers().add(HttpHeaders.VARY, "Accept-Encoding");
        }
        Representation chosen = packed != null && takesGzip(request) ? packed : plain;
        response.putHeader(HttpHeaders.ETAG, chosen.tag()).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (chosen.isAmong(all(request, HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return Future.succeededFuture();
        }
        if (chosen.encoding() != null) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, chosen.encoding());
        }
        // for HEAD too
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(chosen.length()));
        return Responses.send(response, type, chosen.body());
    }

    private static String all(HttpServerRequest request, CharSequence header) {
        return String.join(",", request.headers().getAll(header));
    }

    private static boolean takesGzip(HttpServerRequest request) {
        boolean any = false;
        for (String coding : all(request, HttpHeaders.ACCEPT_ENCODING)
                .toLowerCase(Locale.ROOT)
                .split(",", -1)) {
            String[] parts = coding.split(";", 2);
            boolean taken = parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            switch (parts[0].trim()) {
                case "gzip", "x-gzip" -> {
                    return taken;
                }
                case "*" -> any = taken;
                default -> {}
            }
        }
        return any;
    }
}
