package io.turbozap.campaign;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a campaign, {@code campaign_<epoch ms>_<9 of a-z0-9>}. Sorted as text, ids are in order of creation.
 *
 * @param value the whole id
 */
public record CampaignId(String value) implements Comparable<CampaignId> {

    private static final Pattern SHAPE = Pattern.compile("campaign_\\d{13}_[a-z0-9]{9}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_PART = 9;

    /** A new id for a campaign created at {@code createdAt}; unique as far as {@code random} is. */
    public static CampaignId generate(Instant createdAt, RandomGenerator random) {
        StringBuilder id =
                new StringBuilder("campaign_").append(createdAt.toEpochMilli()).append('_');
        for (int i = 0; i < RANDOM_PART; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new CampaignId(id.toString());
    }

    /** The id written as {@code text}, or null if no campaign can have such an id. */
    public static @Nullable CampaignId parse(String text) {
        return SHAPE.matcher(text).matches() ? new CampaignId(text) : null;
    }

    @Override
    public int compareTo(CampaignId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
