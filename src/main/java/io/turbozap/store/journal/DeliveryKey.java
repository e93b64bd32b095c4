package io.turbozap.store.journal;

/**
 * The key of a delivery: the number of its campaign in the upper 32 bits, that of its request in the lower ones. So the
 * deliveries of a campaign lie together, in the order of its requests.
 */
public final class DeliveryKey {

    /** The distance between the first keys of two campaigns that follow each other. */
    public static final long SPAN = 1L << Integer.SIZE;

    /** The condition for one request of a campaign: its number is the first argument, the campaign's id the second. */
    static final String IS_REQUEST =
            " WHERE id = (SELECT number * " + SPAN + " + ? FROM campaign WHERE campaign.id = ?)";

    private DeliveryKey() {}

    /** The key of the first request of a campaign, which is also the end of those of the campaign before. */
    public static long first(long campaignNumber) {
        return campaignNumber << Integer.SIZE;
    }

    /** The number of the campaign of a key. */
    public static long campaignNumber(long key) {
        return key >> Integer.SIZE;
    }

    /** The number of the request of a key, within its campaign. */
    public static int request(long key) {
        return (int) key;
    }
}
