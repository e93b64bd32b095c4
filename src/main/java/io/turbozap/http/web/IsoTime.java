package io.turbozap.http.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Writer of times as ISO-8601 in UTC with milliseconds, such as {@code 2024-01-20T10:30:45.123Z}, without garbage. */
public final class IsoTime {

    public static final int LENGTH = 24;

    private static final long FIRST = -62_167_219_200_000L; // 0000-01-01T00:00:00.000Z
    private static final long LAST = 253_402_300_799_999L; // 9999-12-31T23:59:59.999Z
    private static final int DAY = 86_400_000;

    private IsoTime() {}

    /** Writes {@link #LENGTH} bytes. Years beyond four digits are cut to the last instant that has four. */
    public static void write(long epochMillis, byte[] into, int at) {
        long millis = Math.max(FIRST, Math.min(LAST, epochMillis));
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, (long) DAY));
        int rest = (int) Math.floorMod(millis, (long) DAY);
        number(date.getYear(), 4, '-', into, at);
        number(date.getMonthValue(), 2, '-', into, at + 5);
        number(date.getDayOfMonth(), 2, 'T', into, at + 8);
        number(rest / 3_600_000, 2, ':', into, at + 11);
        number(rest / 60_000 % 60, 2, ':', into, at + 14);
        number(rest / 1000 % 60, 2, '.', into, at + 17);
        number(rest % 1000, 3, 'Z', into, at + 20);
    }

    /** The same as a text. */
    public static String text(long epochMillis) {
        byte[] bytes = new byte[LENGTH];
        write(epochMillis, bytes, 0);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static void number(int value, int width, char after, byte[] into, int at) {
        int rest = value;
        for (int place = at + width - 1; place >= at; place--) {
            into[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        into[at + width] = (byte) after;
    }
}
