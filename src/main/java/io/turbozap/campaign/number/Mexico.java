package io.turbozap.campaign.number;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mexico's numbers: ten digits, before which lists still hold what was dialled until 2019. */
final class Mexico {

    /** A trunk prefix, or one to a mobile, is dropped; the 1 for calls from abroad is part of old accounts' ids. */
    private static final Pattern NUMBER = Pattern.compile("52(?:01|02|04[45])?(1?)([2-9]\\d{9})");

    private Mexico() {}

    /** The number that digits behind Mexico's country code stand for; null if there is none. */
    static @Nullable String complete(String digits) {
        Matcher number = NUMBER.matcher(digits);
        return number.matches() ? NumberPlan.MEXICO + number.group(1) + number.group(2) : null;
    }
}
