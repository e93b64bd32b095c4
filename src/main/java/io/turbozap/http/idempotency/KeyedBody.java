package io.turbozap.http.idempotency;

import io.turbozap.http.upload.JsonUpload;
import io.turbozap.http.web.BodyHeaders;
import io.turbozap.idempotency.KeyedRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reader of the body of a request that was carried out before, to see whether it is the same. Keeps nothing of it. */
final class KeyedBody {

    private KeyedBody() {}

    /** Adds the whole body to the fingerprint of {@code call}, as was done when it was carried out first. */
    static Future<Void> read(RoutingContext ctx, KeyedRequest call) {
        HttpServerRequest request = ctx.request();
        Promise<Void> read = Promise.promise();
        BodyHeaders.invite(request);
        request.exceptionHandler(failure -> read.tryFail(JsonUpload.endOf(failure)));
        if (isForm(request)) {
            request.uploadHandler(part -> part.handler(call::add));
        } else {
            request.handler(call::add);
        }
        request.endHandler(end -> {
            Map<String, String> fields = new LinkedHashMap<>();
            request.formAttributes().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.values().removeIf(String::isEmpty);
            call.add(fields);
            read.tryComplete();
        });
        return read.future();
    }

    /** Whether the body is read as a form; one whose parts have no boundary was carried out as something else. */
    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return false;
        }
        try {
            request.setExpectMultipart(true);
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
