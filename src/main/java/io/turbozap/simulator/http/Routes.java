package io.turbozap.simulator.http;

import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The paths of the server. Those without parameters are found at once, the others in the order they were added. */
public final class Routes {

    private final Map<String, Consumer<Exchange>> fixed = new HashMap<>();
    private final List<String> added = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private record Pattern(HttpMethod method, List<String> segments, Consumer<Exchange> handler) {}

    public Routes get(String path, Consumer<Exchange> handler) {
        return add(HttpMethod.GET, path, handler);
    }

    public Routes post(String path, Consumer<Exchange> handler) {
        return add(HttpMethod.POST, path, handler);
    }

    public Routes put(String path, Consumer<Exchange> handler) {
        return add(HttpMethod.PUT, path, handler);
    }

    public Routes delete(String path, Consumer<Exchange> handler) {
        return add(HttpMethod.DELETE, path, handler);
    }

    /** Method and path of every route, as it was added. */
    public List<String> all() {
        return List.copyOf(added);
    }

    /** The handler of a request, its path parameters set in it; null when there is none. */
    @Nullable
    public Consumer<Exchange> find(Exchange exchange) {
        String path = exchange.uriPath();
        Consumer<Exchange> handler = fixed.get(key(exchange.method(), path));
        if (handler != null) {
            return handler;
        }
        List<String> segments = List.of(path.split("/"));
        for (Pattern pattern : patterns) {
            Map<String, String> parameters = exchange.method().equals(pattern.method) ? match(pattern, segments) : null;
            if (parameters != null) {
                exchange.path(parameters);
                return pattern.handler;
            }
        }
        return null;
    }

    private Routes add(HttpMethod method, String path, Consumer<Exchange> handler) {
        added.add(key(method, " " + path));
        if (path.contains("{")) {
            patterns.add(new Pattern(method, List.of(path.split("/")), handler));
        } else {
            fixed.put(key(method, path), handler);
            fixed.put(key(method, path + "/"), handler);
        }
        return this;
    }

    private static String key(HttpMethod method, String path) {
        return method.name() + path;
    }

    private static @Nullable Map<String, String> match(Pattern pattern, List<String> segments) {
        if (pattern.segments.size() != segments.size()) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = pattern.segments.get(i);
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), decode(segments.get(i)));
            } else if (!expected.equals(segments.get(i))) {
                return null;
            }
        }
        return parameters;
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RequestRefused(400, Refusals.badRequest("Failed to decode param '" + segment + "'"));
        }
    }
}
