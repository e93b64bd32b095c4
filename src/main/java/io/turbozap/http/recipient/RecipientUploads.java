package io.turbozap.http.recipient;

import io.turbozap.campaign.number.NumberReader;
import io.turbozap.config.Config;
import io.turbozap.http.upload.CampaignReader;
import io.turbozap.http.upload.FileUpload;
import io.turbozap.http.upload.JsonUpload;
import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.BodyHeaders;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.Query;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reader of bodies with recipients, as JSON, as a form with a file, or as a file alone: what they are announced as
 * decides how they are read, and what files hold decides what they are.
 */
public final class RecipientUploads {

    /** The member of a JSON body that holds them. */
    static final String RECIPIENTS = "recipients";

    private static final Set<String> FILES = Set.of(
            "text/csv",
            "text/tab-separated-values",
            "text/plain",
            "application/csv",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/octet-stream");

    private final UploadSlots slots;
    private final long limit;
    private final int fieldLimit;
    private final CampaignReader.Factory readers;
    private final boolean files;
    private final Country country;

    private RecipientUploads(UploadSlots slots, Config.Limits limits, Country country, boolean alone) {
        this.slots = slots;
        this.limit = limits.bodyBytes();
        this.fieldLimit = limits.formFieldBytes();
        this.readers = new CampaignReader.Factory(limits, RECIPIENTS, /* listAlone= */ alone);
        this.files = alone;
        this.country = country;
    }

    /** The recipients in a body that holds other things too. */
    public static RecipientUploads amongOthers(UploadSlots slots, Config.Limits limits, Country country) {
        return new RecipientUploads(slots, limits, country, /* alone= */ false);
    }

    /** The recipients that a body may be as a whole: an array, or a file. */
    public static RecipientUploads alone(UploadSlots slots, Config.Limits limits, Country country) {
        return new RecipientUploads(slots, limits, country, /* alone= */ true);
    }

    /**
     * Lends {@code use} the body and the place that it takes, until its future is done.
     *
     * @throws ApiException if it cannot be read
     */
    <T> Future<T> lend(RoutingContext ctx, BiFunction<RecipientBody, UploadSlots.Slot, Future<T>> use) {
        NumberReader numbers = country.of(new Query(ctx));
        HttpServerRequest request = ctx.request();
        String type = type(request);
        boolean isForm = type.equals("multipart/form-data");
        boolean isFile = files && FILES.contains(type);
        if (isForm || isFile) {
            BodyHeaders.checkSize(request, limit);
        } else if (!type.isEmpty() && !type.endsWith("json") && BodyHeaders.length(request) > 0) {
            throw new ApiException(
                    415,
                    "Content-Type must be application/json, multipart/form-data"
                            + (files
                                    ? ", text/csv or application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                    : ""));
        } else {
            BodyHeaders.check(request, limit);
        }
        UploadSlots.Slot slot = slots.enterFor(request);
        return Future.succeededFuture()
                .compose(entered -> isForm || isFile
                        ? FileUpload.lend(
                                ctx,
                                isForm,
                                slots.rules(),
                                slot,
                                new FileUpload.Limits(limit, fieldLimit),
                                body -> use.apply(RecipientBody.of(body, numbers), slot))
                        : json(ctx, numbers, slot).compose(body -> use.apply(body, slot)))
                .onComplete(done -> slot.leave());
    }

    /**
     * Requires a body that is announced as a file or a form.
     *
     * @throws ApiException with 415 if the body is announced as neither a file nor a form
     */
    static void requireFile(HttpServerRequest request) {
        String type = type(request);
        if (!type.equals("multipart/form-data") && !FILES.contains(type)) {
            throw new ApiException(
                    415,
                    "Content-Type must be multipart/form-data, text/csv or"
                            + " application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        }
    }

    private Future<RecipientBody> json(RoutingContext ctx, NumberReader numbers, UploadSlots.Slot slot) {
        CampaignReader reader = new CampaignReader(readers, numbers);
        return new JsonUpload(ctx.vertx(), ctx.request(), reader, slot, slots.rules(), limit)
                .read()
                .map(RecipientBody::of);
    }

    /** The media type in lower case, without parameters; empty if there is none. */
    private static String type(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
