package io.turbozap.session;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A forecast of what becomes of a campaign if nothing unforeseen happens. Times are epoch milliseconds.
 *
 * @param startsAt when its first request starts, or null if it would not start by itself
 * @param endsAt when its last request starts; null if it would not come to its end, or not within what was looked at
 * @param requests how many of its requests were still to be sent
 * @param perDay how many of its requests start on each day of the session's time zone
 * @param delays what holds it up, and for how long in all, longest first
 * @param complete whether it was looked at to its end
 */
public record Forecast(
        @Nullable Long startsAt,
        @Nullable Long endsAt,
        int requests,
        SortedMap<LocalDate, Integer> perDay,
        List<Delay> delays,
        boolean complete) {

    /** Of a campaign of which nothing is still to be sent. */
    public static final Forecast NOTHING_LEFT =
            new Forecast(null, null, 0, new TreeMap<>(), List.of(), /* complete= */ true);

    /**
     * A cause that holds a campaign up.
     *
     * @param rule {@code interval}, {@code quiet_hours}, {@code daily_cap}, {@code timelock},
     *     {@code new_chat_quota}, {@code account_restricted}, {@code scheduled}, {@code queue} (campaigns
     *     before it), {@code paused}, {@code held}
     * @param millis for how long in all
     */
    public record Delay(String rule, long millis) {}
}
