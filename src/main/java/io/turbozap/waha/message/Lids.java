package io.turbozap.waha.message;

import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** The phone numbers that hidden ids stand for. */
@FunctionalInterface
public interface Lids {

    /**
     * The chat of the phone number, {@code …@c.us}, behind {@code lid}, {@code …@lid}; null if WhatsApp does not show
     * it to this session. Fails if it could not be asked now.
     */
    Future<@Nullable String> phoneOf(SessionName session, String lid);
}
