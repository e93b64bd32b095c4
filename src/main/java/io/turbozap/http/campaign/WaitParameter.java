package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Query;
import io.turbozap.session.CampaignView;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wait that {@code ?wait=…&timeout=…} asks for.
 *
 * @param millis how long to wait at most
 */
public record WaitParameter(Goal goal, long millis) {

    /** The state that is waited for. */
    public enum Goal {
        STARTED,
        COMPLETED;

        /** Whether a campaign has come that far. */
        boolean isReached(CampaignView view) {
            return view.status() == CampaignStatus.COMPLETED || (this == STARTED && view.startedAt() != null);
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final String WAIT = "wait";
    public static final String TIMEOUT = "timeout";

    private static final long USUAL_MILLIS = 30_000;
    private static final long MOST_MILLIS = 60_000;
    private static final int MOST_SECONDS = 60;
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s)?");

    /** The wait in {@code query}, or null if it asks for none. */
    public static @Nullable WaitParameter read(Query query) {
        String wait = query.text(WAIT);
        String timeout = query.text(TIMEOUT);
        if (wait == null) {
            if (timeout != null) {
                throw ApiException.invalid(TIMEOUT, "Expected only together with wait");
            }
            return null;
        }
        for (Goal goal : Goal.values()) {
            if (goal.wireName().equals(wait)) {
                return new WaitParameter(goal, timeout == null ? USUAL_MILLIS : millis(timeout));
            }
        }
        throw ApiException.invalid(WAIT, "Expected started or completed");
    }

    /**
     * Milliseconds of a timeout: up to 60 a bare number is seconds, beyond that milliseconds, for 40 ms or 30,000 s are
     * not meant.
     */
    private static long millis(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            long number = Long.parseLong(time.group(1));
            boolean seconds = time.group(2) == null
                    ? number <= MOST_SECONDS
                    : time.group(2).equals("s");
            long millis = seconds ? number * 1_000 : number;
            if (millis >= 1 && millis <= MOST_MILLIS) {
                return millis;
            }
        }
        throw ApiException.invalid(TIMEOUT, "Expected at most 60 seconds, such as 30, 30s or 500ms");
    }

    /** Writes how it ended. */
    public void write(boolean reached, boolean timedOut, JsonWriter json) {
        json.name(WAIT)
                .object()
                .member("for", goal.wireName())
                .member("reached", reached)
                .member("timedOut", timedOut)
                .endObject();
    }
}
