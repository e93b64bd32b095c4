package io.turbozap.http.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Headers of a request that describe its body. */
public final class BodyHeaders {

    /** Never goes back on what it has matched, or long headers would cost more than their length. */
    private static final Pattern JSON =
            Pattern.compile("application/(json|[\\w.-]+\\+json)\\s*+(;\\s*+(charset=\"?utf-?8\"?)?+\\s*+)*+");

    private BodyHeaders() {}

    /** Refuses a body that is announced as too large, or as something that is not JSON. */
    public static void check(HttpServerRequest request, long limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !length.equals("0")) {
            requireJson(request);
        }
        checkSize(request, limit);
    }

    /** Refuses a body that is announced as too large, or as packed. */
    public static void checkSize(HttpServerRequest request, long limit) {
        requireUnpacked(request);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 18 || Long.parseLong(length) > limit)) {
            throw ApiException.tooLarge(limit);
        }
    }

    /** Whether there is a body that is not empty, as far as is known. */
    public static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null : !length.equals("0");
    }

    /** How long the body is announced to be; 0 if that is not known. Only after {@link #check}. */
    public static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** Refuses a body, known not to be empty, that is not announced as JSON. */
    public static void requireJson(HttpServerRequest request) {
        requireUnpacked(request);
        if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw ApiException.notJsonType();
        }
    }

    private static void requireUnpacked(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            // a few bytes could unpack to any number of them
            throw new ApiException(415, "Content-Encoding is not supported");
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && JSON.matcher(type.trim().toLowerCase(Locale.ROOT)).matches();
    }

    /** Invites a client that waits for it to send the body now (RFC 9110, 10.1.1). */
    public static void invite(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }
}
