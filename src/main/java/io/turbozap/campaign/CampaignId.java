package io.turbozap.campaign;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a campaign: {@code campaign_<epoch ms>_<9 of a-z0-9>}, or a UUID where a face shows those. In their
 * order, ids are by time of creation.
 *
 * @param value the whole id
 */
public record CampaignId(String value) implements Comparable<CampaignId> {

    private static final String PREFIX = "campaign_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "\\d{13}_[a-z0-9]{9}");
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_PART = 9;
    private static final int MILLIS_DIGITS = 13;
    private static final int HEX = 16;

    /** A new id for a campaign created at {@code createdAt}; unique as far as {@code random} is. */
    public static CampaignId generate(Instant createdAt, RandomGenerator random) {
        StringBuilder id =
                new StringBuilder(PREFIX).append(createdAt.toEpochMilli()).append('_');
        for (int i = 0; i < RANDOM_PART; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new CampaignId(id.toString());
    }

    /** As {@link #generate}, as a {@link TimedUuid}. */
    public static CampaignId generateUuid(Instant createdAt, RandomGenerator random) {
        return new CampaignId(TimedUuid.next(createdAt, random));
    }

    /** The id written as {@code text}, or null if no campaign can have such an id. */
    public static @Nullable CampaignId parse(String text) {
        return SHAPE.matcher(text).matches() || UUID_SHAPE.matcher(text).matches() ? new CampaignId(text) : null;
    }

    /** When the campaign was created by its id, epoch milliseconds: ids are in this order first. */
    public long millis() {
        return value.startsWith(PREFIX)
                ? Long.parseLong(value, PREFIX.length(), PREFIX.length() + MILLIS_DIGITS, 10)
                : Long.parseLong(value, 0, 8, HEX) << 16 | Long.parseLong(value, 9, 13, HEX);
    }

    @Override
    public int compareTo(CampaignId other) {
        boolean sameKind = value.startsWith(PREFIX) == other.value.startsWith(PREFIX);
        int byTime = sameKind ? 0 : Long.compare(millis(), other.millis());
        return byTime != 0 ? byTime : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
