package io.turbozap.simulator.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} header of RFC 9110, formatted once a second. */
public final class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private long second = -1;
    private String text = "";

    public String at(long nowMillis) {
        if (nowMillis / 1_000 != second) {
            second = nowMillis / 1_000;
            text = FORMAT.format(Instant.ofEpochSecond(second));
        }
        return text;
    }
}
