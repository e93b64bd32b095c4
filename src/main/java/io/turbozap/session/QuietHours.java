package io.turbozap.session;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of each day when campaigns rest. It may go over midnight. What the clock on the wall shows counts, so an hour
 * that comes twice rests twice.
 *
 * @param from the first minute of rest
 * @param to the first minute after it; not equal to {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {

    private static final String TIME = "((?:[01]\\d|2[0-3]):[0-5]\\d)";
    private static final Pattern FORM = Pattern.compile(TIME + "-" + TIME);

    /** @throws IllegalArgumentException if it would be all day, or nothing */
    public QuietHours {
        from = from.truncatedTo(ChronoUnit.MINUTES);
        to = to.truncatedTo(ChronoUnit.MINUTES);
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours begin and end at the same time");
        }
    }

    /**
     * The hours that {@code text} gives, such as {@code 22:00-08:00}, the one form in which they are written
     * everywhere.
     *
     * @throws IllegalArgumentException if it is not of this form, or they would be all day, or nothing
     */
    public static QuietHours parse(String text) {
        Matcher hours = FORM.matcher(text);
        if (!hours.matches()) {
            throw new IllegalArgumentException("not of the form 22:00-08:00");
        }
        return new QuietHours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return from + "-" + to;
    }

    private boolean includes(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /**
     * When the clock shows their end for the first time at or after {@code time}, or {@code time} itself if that is
     * outside of these hours. Where the clock is put forward over the end, it is the first instant after the gap.
     */
    public ZonedDateTime endFrom(ZonedDateTime time) {
        if (!includes(time.toLocalTime())) {
            return time;
        }
        ZonedDateTime end = endOn(time, 0);
        if (end.isAfter(time)) {
            return end;
        }
        ZonedDateTime again = end.withLaterOffsetAtOverlap();
        return again.isAfter(time) ? again : endOn(time, 1);
    }

    private ZonedDateTime endOn(ZonedDateTime time, int daysLater) {
        LocalDateTime end = time.toLocalDate().plusDays(daysLater).atTime(to);
        ZoneOffsetTransition transition = time.getZone().getRules().getTransition(end);
        return transition != null && transition.isGap()
                ? transition.getInstant().atZone(time.getZone())
                : end.atZone(time.getZone());
    }
}
