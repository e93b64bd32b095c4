package io.turbozap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.turbozap.fuzz.FuzzRequest.Framing;
import io.turbozap.fuzz.FuzzRequest.Header;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Changes that make something else of a good request, often something bad. */
final class Mutator {

    private static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "FOO");

    /** Bytes that may stand in a path or a query, or must not. */
    private static final List<String> ODD_PIECES = List.of(
            "%",
            "%2",
            "%zz",
            "%%",
            "%u0041",
            "%00",
            "%0d%0a",
            "%c0%af",
            "%ff%fe",
            "%ed%a0%80",
            "%f0%9f%98%80",
            "%2e%2e%2f",
            "%2f",
            "%5c",
            "%25",
            "%3f",
            "%23",
            "..",
            ".",
            "/",
            "//",
            "/../../",
            ";x=1",
            "\\",
            "|",
            "{",
            "<>\"^`",
            "\u00e9",
            "\u00ff\u00fe",
            "+",
            "&",
            "=",
            "?",
            "~",
            "*",
            ":",
            "@");

    private static final List<Header> ODD_HEADERS = List.of(
            new Header("Content-Type", ""),
            new Header("Content-Type", "text/html"),
            new Header("Content-Type", "application/json; charset=utf-16"),
            new Header("Content-Type", "application/json; charset=\"utf-8\""),
            new Header("Content-Type", "application/json; charset=nonsense"),
            new Header("Content-Type", "application/json;;;="),
            new Header("Content-Type", "application/vnd.api+json"),
            new Header("Content-Type", "/"),
            new Header("Content-Type", "text/csv; charset=\u00ff"),
            new Header("Content-Type", "text/csv; charset=utf-7"),
            new Header("Content-Type", "multipart/form-data"),
            new Header("Content-Type", "multipart/form-data; boundary="),
            new Header("Content-Type", "multipart/form-data; boundary=\"a b\""),
            new Header("Content-Type", "multipart/mixed; boundary=x"),
            new Header("Content-Type", "application/x-www-form-urlencoded"),
            new Header("Content-Encoding", "gzip"),
            new Header("Content-Encoding", "identity"),
            new Header("Content-Encoding", "br, gzip"),
            new Header("Transfer-Encoding", "gzip"),
            new Header("Transfer-Encoding", "identity"),
            new Header("Content-Length", "0"),
            new Header("Content-Length", "-1"),
            new Header("Content-Length", "1e3"),
            new Header("Content-Length", "99999999999999999999"),
            new Header("Accept", "text/csv"),
            new Header("Accept", "*/*;q=nonsense, ,;"),
            new Header("Accept", "text/csv;q=0.5;q=2"),
            new Header("Accept-Encoding", "gzip;q=x, *;q=0"),
            new Header("Accept-Language", "pt-BR-\u00e9;;q="),
            new Header("Cookie", "=; ;;a=b=c; session=%zz; turbozap=%"),
            new Header("Cookie", "turbozap=1.2; turbozap=\u0001"),
            new Header("Authorization", "Basic %%%"),
            new Header("X-Api-Key", "\u00ff"),
            new Header("X-Webhook-Hmac", "zz"),
            new Header("X-Webhook-Hmac-Algorithm", "md5"),
            new Header("X-Webhook-Timestamp", "99999999999999999999"),
            new Header("Host", ""),
            new Header("Host", "localhost:99999"),
            new Header("Host", "[::1"),
            new Header("Host", "%zz"),
            new Header("Host", "evil.example"),
            new Header("Origin", "null"),
            new Header("Origin", "http://["),
            new Header("Origin", "%zz"),
            new Header("Origin", "http://evil.example"),
            new Header("Referer", "%zz"),
            new Header("Forwarded", "for=\"[\";host=%"),
            new Header("X-Forwarded-For", "999.1.1.1, %zz"),
            new Header("X-Forwarded-Host", "evil.example"),
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("Range", "bytes=99-1,-"),
            new Header("If-None-Match", "\"\", W/\"\u00ff"),
            new Header("If-Modified-Since", "yesterday"),
            new Header("Expect", "100-continue"),
            new Header("Expect", "nonsense"),
            new Header("Connection", "close, nonsense"),
            new Header("Connection", "Upgrade"),
            new Header("Upgrade", "h2c"),
            new Header("Upgrade", "websocket"),
            new Header("HTTP2-Settings", "AAMAAABkAARAAAAAAAIAAAAA"),
            new Header("Sec-WebSocket-Key", "x"),
            new Header("TE", "trailers"),
            new Header("Trailer", "Content-Length"),
            new Header("Last-Event-ID", "-1"),
            new Header("Idempotency-Key", ""),
            new Header("Idempotency-Key", "a b"),
            new Header("Idempotency-Key", "\u00e9"),
            new Header("Idempotency-Key", "x".repeat(256)),
            new Header("X", "x".repeat(7_000)),
            new Header("X y", "z"),
            new Header("", "z"));

    private final RandomGenerator random;

    Mutator(RandomGenerator random) {
        this.random = random;
    }

    /** Changes one place of a tree of JSON, or the tree as a whole. */
    @Nullable
    Object mutated(@Nullable Object tree) {
        List<Consumer<@Nullable Object>> places = new ArrayList<>();
        collect(tree, places);
        if (places.isEmpty() || random.nextInt(30) == 0) {
            return Corpus.value(random);
        }
        Corpus.pick(places, random).accept(Corpus.value(random));
        return tree;
    }

    private void collect(@Nullable Object node, List<Consumer<@Nullable Object>> places) {
        if (node instanceof JsonObject object) {
            Map<String, Object> map = object.getMap();
            List<String> members = List.copyOf(map.keySet());
            for (String member : members) {
                Object value = map.get(member);
                places.add(new_ -> map.put(member, new_));
                places.add(new_ -> map.put(member, retyped(value)));
                places.add(new_ -> map.remove(member));
                collect(value, places);
            }
            places.add(new_ -> map.put(Corpus.text(random), new_));
        } else if (node instanceof JsonArray array) {
            @SuppressWarnings("unchecked") // what a JsonArray keeps
            List<@Nullable Object> list = array.getList();
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                places.add(new_ -> list.set(index, new_));
                places.add(new_ -> list.set(index, retyped(list.get(index))));
                collect(list.get(i), places);
            }
            places.add(list::add);
            places.add(new_ -> repeat(list));
        }
    }

    private void repeat(List<@Nullable Object> list) {
        List<@Nullable Object> copy = new ArrayList<>(list);
        for (int i = random.nextInt(12); i > 0 && list.size() < 200; i--) {
            list.addAll(copy);
        }
    }

    private @Nullable Object retyped(@Nullable Object value) {
        return switch (random.nextInt(6)) {
            case 0 -> new JsonArray().add(value);
            case 1 -> new JsonObject().put("a", value);
            case 2 -> String.valueOf(value);
            case 3 -> value instanceof String text ? text + Corpus.text(random) : value;
            case 4 -> value instanceof String text ? text.toUpperCase(java.util.Locale.ROOT) : value;
            default -> null;
        };
    }

    /** Changes some bytes. */
    byte[] mutated(byte[] bytes) {
        if (bytes.length == 0) {
            return Corpus.text(random).getBytes(UTF_8);
        }
        int at = random.nextInt(bytes.length);
        byte[] copy = bytes.clone();
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 2 -> {
                copy[at] = (byte) random.nextInt(256);
                yield copy;
            }
            case 3 -> {
                copy[at] ^= (byte) (1 << random.nextInt(8));
                yield copy;
            }
            case 4 -> inserted(bytes, at, new byte[] {0});
            case 5 -> inserted(bytes, at, Corpus.text(random).getBytes(UTF_8));
            case 6 -> inserted(bytes, at, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc0, (byte) 0x80});
            default -> inserted(bytes, at, Arrays.copyOfRange(bytes, random.nextInt(at + 1), at));
        };
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        return longer;
    }

    /** Changes the request around its body. */
    FuzzRequest mutated(FuzzRequest request) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> request.with(request.method(), path(request.target()));
            case 2, 3 -> request.with(request.method(), query(request.target()));
            case 4, 5 -> header(request);
            case 6 -> request.with(Corpus.pick(METHODS, random), request.target());
            default ->
                request.with(
                        request.body(),
                        Corpus.pick(List.of(Framing.CHUNKED, Framing.LENGTH, Framing.TRUNCATED), random));
        };
    }

    private String path(String target) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        String rest = target.substring(end);
        List<String> segments = new ArrayList<>(List.of(target.substring(0, end).split("/", -1)));
        int at = random.nextInt(segments.size());
        switch (random.nextInt(5)) {
            case 0 -> segments.set(at, piece());
            case 1 -> segments.set(at, segments.get(at) + piece());
            case 2 -> segments.set(at, encoded(Corpus.text(random)));
            case 3 -> segments.add(at, piece());
            default -> segments.remove(at);
        }
        String path = String.join("/", segments);
        return (path.startsWith("/") ? path : "/" + path) + rest;
    }

    private String query(String target) {
        String start = target + (target.contains("?") ? "&" : "?");
        return switch (random.nextInt(6)) {
            case 0 -> start + piece();
            case 1 -> start + "limit=" + piece();
            case 2 -> start + encoded(Corpus.text(random)) + "=" + encoded(Corpus.text(random));
            case 3 -> start + start.substring(start.indexOf('?') + 1) + "1";
            case 4 -> target + piece();
            default -> start + "a=1&".repeat(1 << random.nextInt(10));
        };
    }

    private String piece() {
        return random.nextInt(20) == 0 ? "y".repeat(1 << random.nextInt(14)) : Corpus.pick(ODD_PIECES, random);
    }

    /** A text as a part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private FuzzRequest header(FuzzRequest request) {
        Header odd = Corpus.pick(ODD_HEADERS, random);
        if (random.nextInt(3) > 0) {
            List<Header> others = new ArrayList<>(request.headers());
            others.removeIf(header -> header.name().equalsIgnoreCase(odd.name()));
            others.add(odd);
            return request.with(others);
        }
        return random.nextBoolean() || request.headers().isEmpty()
                ? request.plus(odd.name(), odd.value())
                : request.plus(
                        Corpus.pick(request.headers(), random).name(),
                        new String(Corpus.text(random).getBytes(UTF_8), ISO_8859_1).replaceAll("[\r\n]", " "));
    }
}
