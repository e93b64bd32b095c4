package io.turbozap.campaign.number;

import java.util.List;
import java.util.stream.LongStream;

/**
 * One number for all spellings of a person's number. Some countries lengthened their mobile numbers, and WhatsApp knows
 * each account by what was usual when it was made: Brazil's ninth digit, the 1 behind Mexico's country code and the 9
 * behind Argentina's, which only calls from abroad needed, Benin's 01.
 */
final class Person {

    private static final long TEN_DIGITS = 10_000_000_000L;
    private static final long EIGHT_DIGITS = 100_000_000L;
    /** Brazilian mobiles of eight digits began with 6 to 9; what is below is a fixed line. */
    private static final long FIRST_MOBILE = 60_000_000L;

    private static final int BRAZIL = 55;
    private static final int FIRST_AREA = 11;

    private Person() {}

    /**
     * The number that all spellings of {@code number} have in common: the long one in Brazil, the short ones elsewhere.
     */
    static long key(long number) {
        long before = number / TEN_DIGITS;
        if (before == BRAZIL) {
            long local = number % EIGHT_DIGITS;
            long area = number / EIGHT_DIGITS;
            boolean mobile = local >= FIRST_MOBILE && area >= BRAZIL * 100L + FIRST_AREA;
            return mobile ? (area * 10 + 9) * EIGHT_DIGITS + local : number;
        }
        if (before == 521) {
            return 52 * TEN_DIGITS + number % TEN_DIGITS;
        }
        if (before == 549) {
            return 54 * TEN_DIGITS + number % TEN_DIGITS;
        }
        return number / EIGHT_DIGITS == 22901 ? 229 * EIGHT_DIGITS + number % EIGHT_DIGITS : number;
    }

    /** Every spelling of the person of {@code number}, the common one first. */
    static List<Long> spellings(long number) {
        long key = key(number);
        long local = key % EIGHT_DIGITS;
        long brazil = key / EIGHT_DIGITS / 10 * EIGHT_DIGITS + local;
        long ten = key % TEN_DIGITS;
        return LongStream.of(key, brazil, 521 * TEN_DIGITS + ten, 549 * TEN_DIGITS + ten, 22901 * EIGHT_DIGITS + local)
                .filter(other -> other == key || key(other) == key)
                .distinct()
                .boxed()
                .toList();
    }
}
