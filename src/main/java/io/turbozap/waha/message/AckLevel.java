package io.turbozap.waha.message;

import io.turbozap.waha.server.AnswerBody;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reader of WAHA's acks, which have a number and a name, of which either may be missing. */
public final class AckLevel {

    private static final int ERROR = -1;
    private static final int PLAYED = 4;
    private static final List<String> NAMES = List.of("ERROR", "PENDING", "SERVER", "DEVICE", "READ", "PLAYED");

    private AckLevel() {}

    /** The level from −1 to 4, or null if there is none of these. */
    static @Nullable public Integer in(JsonObject payload) {
        Integer level = number(payload.getValue("ack"));
        if (level != null) {
            return level;
        }
        int name = NAMES.indexOf(AnswerBody.text(payload, "ackName").strip().toUpperCase(Locale.ROOT));
        return name < 0 ? null : name + ERROR;
    }

    private static @Nullable Integer number(@Nullable Object ack) {
        try {
            long level = ack instanceof Number number ? number.longValue() : Long.parseLong(String.valueOf(ack));
            return level >= ERROR && level <= PLAYED ? (int) level : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
