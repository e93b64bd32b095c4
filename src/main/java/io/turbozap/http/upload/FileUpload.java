package io.turbozap.http.upload;

import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
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
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final long limit;
    private final Promise<Spooled> read = Promise.promise();
    private final Violations violations = new Violations();
    private long received;
    private boolean hasFile;
    private boolean inFile;
    private @Nullable Charset charset;

    private FileUpload(HttpServerRequest request, TempFile file, UploadSlots.Slot slot, long limit) {
        this.request = request;
        this.file = file;
        this.slot = slot;
        this.limit = limit;
    }

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
     * @param limit of the whole body, in bytes
     */
    public static <T> Future<T> lend(
            RoutingContext ctx,
            boolean isForm,
            UploadRules rules,
            UploadSlots.Slot slot,
            long limit,
            Function<Spooled, Future<T>> use) {
        HttpServerRequest request = ctx.request();
        request.pause();
        return TempFile.create(ctx.vertx()).compose(file -> {
            FileUpload fileUpload = new FileUpload(request, file, slot, limit);
            return SlowUploadGuard.over(ctx.vertx(), rules, slot, () -> fileUpload.received, fileUpload.begin(isForm))
                    .compose(spooled -> file.close().compose(safe -> use.apply(spooled)))
                    .eventually(file::delete);
        });
    }

    private Promise<Spooled> begin(boolean isForm) {
        try {
            request.exceptionHandler(failure -> read.tryFail(endOf(failure)));
            if (isForm) {
                request.setExpectMultipart(true);
                request.uploadHandler(this::part);
            } else {
                hasFile = true;
                charset = announced(request.getHeader(HttpHeaders.CONTENT_TYPE));
            }
            request.handler(chunk -> take(chunk, isForm));
            request.endHandler(end -> end(isForm));
            BodyHeaders.invite(request);
            request.resume();
        } catch (RuntimeException unreadable) {
            read.tryFail(endOf(unreadable));
        }
        return read;
    }

    private static @Nullable Charset announced(@Nullable String type) {
        Matcher named = CHARSET.matcher(String.valueOf(type));
        return named.find() ? Encodings.named(named.group(1)) : null;
    }

    private static Throwable endOf(Throwable failure) {
        if (failure instanceof HttpPostRequestDecoder.ErrorDataDecoderException
                && failure.getCause() instanceof IOException) {
            return new ApiException(413, "A field of the form is too long");
        }
        boolean malformed = failure instanceof HttpPostRequestDecoder.ErrorDataDecoderException
                || failure instanceof HttpPostRequestDecoder.TooLongFormFieldException
                || failure instanceof HttpPostRequestDecoder.TooManyFormFieldsException;
        return malformed ? malformed() : JsonUpload.endOf(failure);
    }

    private static ApiException malformed() {
        return new ApiException(400, "The multipart/form-data body is malformed or cut off");
    }

    private void take(Buffer chunk, boolean isForm) {
        received += chunk.length();
        ApiException refused = apiException();
        if (refused != null) {
            read.tryFail(refused);
        } else if (!isForm && !read.future().isComplete()) {
            KeyedRequest.bodyRead(chunk);
            file.write(chunk, request);
        }
    }

    private @Nullable ApiException apiException() {
        if (received > limit) {
            return ApiException.tooLarge(limit);
        }
        try {
            slot.received(received);
            return null;
        } catch (ApiException crowded) {
            return crowded;
        }
    }

    private void part(HttpServerFileUpload part) {
        if (!part.name().equals(FILE)) {
            violations.add(part.name(), "Unrecognized file: expected " + FILE);
        } else if (hasFile) {
            violations.add(FILE, "Expected one file");
        } else if (!part.filename().isEmpty()) {
            hasFile = true;
            inFile = true;
            charset = Encodings.named(String.valueOf(part.charset()));
            part.handler(bytes -> {
                if (!read.future().isComplete()) {
                    KeyedRequest.bodyRead(bytes);
                    file.write(bytes, request);
                }
            });
            part.endHandler(end -> inFile = false);
        }
    }

    private void end(boolean isForm) {
        if (inFile) {
            read.tryFail(malformed());
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (isForm) {
            MultiMap form = request.formAttributes();
            for (String name : form.names()) {
                if (form.getAll(name).size() > 1) {
                    violations.add(
                            name,
                            "Expected one value, received " + form.getAll(name).size());
                    continue;
                }
                String value = form.get(name);
                if (value != null && !value.isEmpty()) {
                    fields.put(name, value);
                }
            }
        }
        KeyedRequest.fieldsRead(fields);
        read.tryComplete(new Spooled(file.path(), hasFile, fields, charset, violations));
    }
}
