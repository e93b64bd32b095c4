package io.turbozap.campaign;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Repeats a property under many seeds. {@code -Dproperty.seed=N} replays the one that a failure names. */
public final class Seeds {

    private Seeds() {}

    public static void each(int count, Consumer<SplittableRandom> property) {
        Long replayed = Long.getLong("property.seed");
        long first = replayed == null ? 0 : replayed;
        long end = replayed == null ? count : replayed + 1;
        for (long seed = first; seed < end; seed++) {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("replay with -Dproperty.seed=" + seed + ": " + broken, broken);
            }
        }
    }

    /** A number of exactly {@code digits} digits that does not start with 0. */
    public static String number(SplittableRandom random, int digits) {
        StringBuilder number = new StringBuilder().append(random.nextInt(1, 10));
        while (number.length() < digits) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    /** Up to {@code longest} characters out of {@code alphabet}, which may hold any Unicode. */
    public static String text(SplittableRandom random, String alphabet, int longest) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
