package io.turbozap.store.journal;

import io.turbozap.campaign.Audience;
import io.vertx.core.json.JsonArray;
import org.jspecify.annotations.Nullable;

/** An audience as JSON text and back: an array of ids of contacts, empty for the whole address book. */
public final class AudienceJson {

    private AudienceJson() {}

    /** Null for none. */
    public static @Nullable String write(@Nullable Audience audience) {
        return audience == null ? null : new JsonArray(audience.contactIds()).encode();
    }

    /** The audience that {@link #write} made {@code text} of. */
    public static @Nullable Audience read(@Nullable String text) {
        return text == null
                ? null
                : new Audience(
                        new JsonArray(text).stream().map(String.class::cast).toList());
    }
}
