package io.turbozap.waha.message;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.waha.server.AnswerBody;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reader of WAHA's acks, which have a number and a name, of which either may be missing. */
public final class AckReader {

    private static final int ERROR = -1;
    private static final int PLAYED = 4;
    /** From −1 on. */
    private static final List<String> NAMES = List.of("ERROR", "PENDING", "SERVER", "DEVICE", "READ", "PLAYED");

    private AckReader() {}

    /** The state that {@code payload} shows, NONE while it is pending; null if it shows none that WAHA has. */
    public static @Nullable DeliveryState read(JsonObject payload) {
        Integer number = number(payload.getValue("ack"));
        if (number != null) {
            return DeliveryState.of(number);
        }
        int name = NAMES.indexOf(AnswerBody.text(payload, "ackName").strip().toUpperCase(Locale.ROOT));
        return name < 0 ? null : DeliveryState.of(name + ERROR);
    }

    private static @Nullable Integer number(@Nullable Object ack) {
        try {
            long number = ack instanceof Number given ? given.longValue() : Long.parseLong(String.valueOf(ack));
            return number >= ERROR && number <= PLAYED ? (int) number : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
