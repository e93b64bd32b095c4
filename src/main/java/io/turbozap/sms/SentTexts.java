package io.turbozap.sms;

import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.LookupResult.Absent;
import io.turbozap.session.port.LookupResult.Found;
import io.turbozap.session.port.LookupResult.Unanswerable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/**
 * Look-up of a message in the provider's list. To take another message for it would lose it, to overlook it would send
 * it twice, so what cannot be compared makes the answer open.
 *
 * @param words the text that was sent
 * @param since the first second, by the provider's clock, at which it can have been taken
 * @param knownIds ids of other messages
 */
record SentTexts(String words, long since, Set<String> knownIds) {

    /** What Twilio puts before each text of a trial account. */
    private static final String TRIAL = "Sent from your Twilio trial account - ";

    /** @param messages newest first; all there are, if fewer than {@link Provider#PAGE} */
    LookupResult find(JsonArray messages) {
        boolean reachesBack = messages.size() < Provider.PAGE;
        boolean doubtful = false;
        for (Object element : messages) {
            if (!(element instanceof JsonObject message)) {
                continue;
            }
            long second = second(message);
            reachesBack |= second >= 0 && second < since;
            if (isCandidate(message, second)) {
                boolean same = hasSameWords(message);
                if (same && second >= 0) {
                    return new Found(text(message, "sid"));
                }
                doubtful |= same || text(message, "body").isBlank(); // accounts can hide their texts
            }
        }
        if (doubtful) {
            return new Unanswerable("the provider has a message that may be this one and cannot be compared");
        }
        return reachesBack ? Absent.INSTANCE : new Unanswerable("the number got too many messages since");
    }

    private boolean isCandidate(JsonObject message, long second) {
        String sid = text(message, "sid");
        boolean tooOld = second >= 0 && second < since;
        return !sid.isEmpty()
                && !knownIds.contains(sid)
                && !tooOld
                && !text(message, "direction").equals("inbound");
    }

    private boolean hasSameWords(JsonObject message) {
        String shown = normal(text(message, "body"));
        String sent = normal(words);
        return shown.equals(sent) || shown.equals(normal(TRIAL + sent));
    }

    private static String normal(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static String text(JsonObject message, String name) {
        return message.getValue(name) instanceof String text ? text : "";
    }

    /** When the provider took it; −1 if that cannot be read. */
    private static long second(JsonObject message) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(text(message, "date_created"), Instant::from)
                    .getEpochSecond();
        } catch (DateTimeException unreadable) {
            return -1;
        }
    }
}
