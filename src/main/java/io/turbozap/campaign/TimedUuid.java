package io.turbozap.campaign;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7 (RFC 9562), which begin with the time: in their order, they are by creation. */
public final class TimedUuid {

    private TimedUuid() {}

    /** A new one, in lower case; unique as far as {@code random} is. */
    public static String next(Instant createdAt, RandomGenerator random) {
        long high = createdAt.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
