package io.turbozap.waha.message;

import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Knows whose phone number a hidden id stands for. */
@FunctionalInterface
public interface Lids {

    /**
     * The chat of the phone number, {@code …@c.us}, behind {@code lid}, {@code …@lid}; null if WhatsApp does not tell it to
     * this session. Fails if it could not be asked now.
     */
    Future<@Nullable String> phoneOf(SessionName session, String lid);
}
