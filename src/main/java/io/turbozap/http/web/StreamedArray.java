package io.turbozap.http.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** An array of any length, which may be the last large member of an object, as a {@link StreamedAnswer}. */
public final class StreamedArray implements StreamedAnswer.Parts {

    /** A source of elements, page by page. */
    public interface Pages {
        /** Writes the next elements; false if they were the last. */
        Future<Boolean> next(JsonWriter json);

        /** Writes members that follow the array, if it stands in an object. */
        default void close(JsonWriter json) {}
    }

    private final JsonWriter json;
    private final Pages pages;
    private final boolean inObject;

    private StreamedArray(JsonWriter json, Pages pages, boolean inObject) {
        this.json = json;
        this.pages = pages;
        this.inObject = inObject;
    }

    /**
     * Answers with an object that ends with the array.
     *
     * @param json written up to and including the start of the array; owned by this answer from now on
     */
    public static Future<Void> send(RoutingContext ctx, JsonWriter json, Pages pages) {
        return StreamedAnswer.send(ctx, Responses.JSON, new StreamedArray(json, pages, /* inObject= */ true));
    }

    /** Answers with nothing but the array. */
    public static Future<Void> sendBare(RoutingContext ctx, Pages pages) {
        return StreamedAnswer.send(
                ctx, Responses.JSON, new StreamedArray(new JsonWriter().array(), pages, /* inObject= */ false));
    }

    @Override
    public Future<Boolean> next() {
        return pages.next(json);
    }

    @Override
    public Buffer take(boolean last) {
        if (last) {
            json.endArray();
            if (inObject) {
                pages.close(json);
                json.endObject();
            }
        }
        return json.take();
    }
}
