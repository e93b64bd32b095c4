package io.turbozap.http.upload;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.BodyHeaders;
import io.turbozap.http.web.Violations;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.recipients.csv.Encodings;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Upload of a body that holds a file, alone or as a part of a form, without keeping it in memory. */
public final class FileUpload {

    /** The part of a form that is the file. */
    public static final String FILE = "recipientsFile";

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");

    private final HttpServerRequest request;
    private final TempFile file;
    private final UploadSlots.Slot slot;
    private final Limits limits;
    private final Promise<Spooled> read = Promise.promise();
    private final Violations violations = new Violations();
    private long received;
    private boolean hasFile;
    private @Nullable Charset charset;
    private @Nullable MultipartBody form;

    private FileUpload(HttpServerRequest request, TempFile file, UploadSlots.Slot slot, Limits limits) {
        this.request = request;
        this.file = file;
        this.slot = slot;
        this.limits = limits;
    }

    /**
     * Limits of a body.
     *
     * @param body bytes of all of it
     * @param field bytes of a field of a form that is no file
     */
    public record Limits(long body, int field) {}

    /**
     * The body that was taken in.
     *
     * @param hasFile whether there was a file
     * @param fields the other fields of a form; empty ones count as not given
     * @param charset that the file is announced in; null if in none
     * @param violations what is wrong with the form as such
     */
    public record Spooled(
            Path file,
            boolean hasFile,
            Map<String, String> fields,
            @Nullable Charset charset,
            Violations violations) {}

    /**
     * Lends {@code use} what was taken in, until its future is done; then the file is deleted, whatever happened.
     *
     * @param isForm whether the body is {@code multipart/form-data}; else it is the file
     * @param slot what this takes of what there is for all
     */
    public static <T> Future<T> lend(
            RoutingContext ctx,
            boolean isForm,
            UploadRules rules,
            UploadSlots.Slot slot,
            Limits limits,
            Function<Spooled, Future<T>> use) {
        HttpServerRequest request = ctx.request();
        request.pause();
        return TempFile.create(ctx.vertx()).compose(file -> {
            FileUpload fileUpload = new FileUpload(request, file, slot, limits);
            return SlowUploadGuard.over(ctx.vertx(), rules, slot, () -> fileUpload.received, fileUpload.begin(isForm))
                    .compose(spooled -> file.close().compose(safe -> use.apply(spooled)))
                    .eventually(file::delete)
                    .onComplete(done -> fileUpload.close());
        });
    }

    private Promise<Spooled> begin(boolean isForm) {
        try {
            request.exceptionHandler(failure -> read.tryFail(JsonUpload.endOf(failure)));
            String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
            if (isForm) {
                form = new MultipartBody(type, limits.field(), this::part);
            } else {
                hasFile = true;
                charset = announced(type);
            }
            request.handler(this::take);
            request.endHandler(end -> end());
            BodyHeaders.invite(request);
            request.resume();
        } catch (RuntimeException unreadable) {
            read.tryFail(JsonUpload.endOf(unreadable));
        }
        return read;
    }

    private static @Nullable Charset announced(@Nullable String type) {
        Matcher named = CHARSET.matcher(String.valueOf(type));
        return named.find() ? Encodings.named(named.group(1)) : null;
    }

    private void take(Buffer chunk) {
        received += chunk.length();
        ApiException refused = apiException();
        if (refused != null) {
            read.tryFail(refused);
        } else if (form != null && !read.future().isComplete()) {
            try {
                form.take(chunk);
            } catch (ApiException malformed) {
                read.tryFail(malformed);
            }
        } else {
            write(chunk);
        }
    }

    private void write(Buffer bytes) {
        if (!read.future().isComplete()) {
            KeyedRequest.bodyRead(bytes);
            file.write(bytes, request);
        }
    }

    private @Nullable ApiException apiException() {
        if (received > limits.body()) {
            return ApiException.tooLarge(limits.body());
        }
        try {
            slot.received(received);
            return null;
        } catch (ApiException crowded) {
            return crowded;
        }
    }

    private @Nullable Consumer<Buffer> part(MultipartBody.Part part) {
        if (!part.name().equals(FILE)) {
            violations.add(part.name(), "Unrecognized file: expected " + FILE);
        } else if (hasFile) {
            violations.add(FILE, "Expected one file");
        } else if (!part.filename().isEmpty()) {
            hasFile = true;
            charset = Encodings.named(part.charset().name());
            return this::write;
        }
        return null;
    }

    private void end() {
        if (read.future().isComplete()) {
            return;
        }
        Map<String, String> fields;
        try {
            fields = form == null ? Map.of() : single(form.end());
        } catch (ApiException cutOff) {
            read.tryFail(cutOff);
            return;
        }
        KeyedRequest.fieldsRead(fields);
        read.tryComplete(new Spooled(file.path(), hasFile, fields, charset, violations));
    }

    private Map<String, String> single(MultiMap form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : form.names()) {
            List<String> values = form.getAll(name);
            if (values.size() > 1) {
                violations.add(name, "Expected one value, received " + values.size());
            } else if (!values.get(0).isEmpty()) {
                fields.put(name, values.get(0));
            }
        }
        return fields;
    }

    private void close() {
        if (form != null) {
            form.close();
        }
    }
}
