package io.turbozap.schedule;

import io.turbozap.campaign.CampaignId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a recurring campaign: {@code recurring_<epoch ms>_<9 of a-z0-9>}. In their order, ids are by time of
 * creation.
 *
 * @param value the whole id
 */
public record RecurrenceId(String value) implements Comparable<RecurrenceId> {

    private static final String PREFIX = "recurring_";
    private static final String CAMPAIGN_PREFIX = "campaign_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "\\d{13}_[a-z0-9]{9}");
    private static final int RADIX = 36;
    /** As many as nine digits of that radix can distinguish. */
    private static final long TAGS = 101_559_956_668_416L;

    /** A new id for what is created at {@code createdAt}; unique as far as {@code random} is. */
    public static RecurrenceId generate(Instant createdAt, RandomGenerator random) {
        return new RecurrenceId(CampaignId.generate(createdAt, random).value().replace(CAMPAIGN_PREFIX, PREFIX));
    }

    /** The id written as {@code text}, or null if nothing can have such an id. */
    public static @Nullable RecurrenceId parse(String text) {
        return SHAPE.matcher(text).matches() ? new RecurrenceId(text) : null;
    }

    /**
     * The campaign that is the run for {@code at}, epoch milliseconds: the same at every call, so that a run which was
     * created but not noted is recognised.
     */
    CampaignId run(long at) {
        UUID hash = UUID.nameUUIDFromBytes((value + "/" + at).getBytes(StandardCharsets.UTF_8));
        long tag = Math.floorMod(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits(), TAGS);
        String digits = Long.toString(TAGS + tag, RADIX).substring(1);
        return Objects.requireNonNull(CampaignId.parse(CAMPAIGN_PREFIX + "%013d_".formatted(at) + digits));
    }

    @Override
    public int compareTo(RecurrenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
