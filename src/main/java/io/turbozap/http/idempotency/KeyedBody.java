package io.turbozap.http.idempotency;

import io.turbozap.http.upload.JsonUpload;
import io.turbozap.http.upload.MultipartBody;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.BodyHeaders;
import io.turbozap.idempotency.KeyedRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reader of the body of a request that was carried out before, to see whether it is the same. Keeps nothing of it. */
final class KeyedBody {

    private KeyedBody() {}

    /**
     * Adds the whole body to the fingerprint of {@code call}, as was done when it was carried out first.
     *
     * @param mostBytesOfAField what a field of a form may have
     */
    static Future<Void> read(RoutingContext ctx, KeyedRequest call, int mostBytesOfAField) {
        HttpServerRequest request = ctx.request();
        Promise<Void> read = Promise.promise();
        BodyHeaders.invite(request);
        request.exceptionHandler(failure -> read.tryFail(JsonUpload.endOf(failure)));
        MultipartBody form = form(request, call, mostBytesOfAField);
        if (form == null) {
            request.handler(call::add);
            request.endHandler(end -> {
                call.add(Map.of());
                read.tryComplete();
            });
            return read.future();
        }
        request.handler(piece -> attempt(read, () -> form.take(piece)));
        request.endHandler(end -> attempt(read, () -> {
            call.add(fields(form.end()));
            read.tryComplete();
        }));
        return read.future().onComplete(done -> form.close());
    }

    /** A body whose parts have no boundary was carried out as something else than a form. */
    private static @Nullable MultipartBody form(HttpServerRequest request, KeyedRequest call, int mostBytesOfAField) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return null;
        }
        try {
            return new MultipartBody(type, mostBytesOfAField, part -> call::add);
        } catch (ApiException noBoundary) {
            return null;
        }
    }

    private static void attempt(Promise<Void> read, Runnable step) {
        if (read.future().isComplete()) {
            return;
        }
        try {
            step.run();
        } catch (ApiException malformed) {
            read.tryFail(malformed);
        }
    }

    private static Map<String, String> fields(MultiMap form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }
}
