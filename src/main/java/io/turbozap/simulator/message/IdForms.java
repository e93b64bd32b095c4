package io.turbozap.simulator.message;

import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The ids that WAHA makes. */
public final class IdForms {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final RandomGenerator random;

    public IdForms(RandomGenerator random) {
        this.random = random;
    }

    /** A message id: {@code 3EB0} and 18 hexadecimal digits. */
    public String message() {
        char[] id = new char[22];
        "3EB0".getChars(0, 4, id, 0);
        long high = random.nextLong();
        int low = random.nextInt();
        for (int i = 0; i < 16; i++) {
            id[4 + i] = HEX[(int) (high >>> (4 * i)) & 15];
        }
        id[20] = HEX[low & 15];
        id[21] = HEX[(low >>> 4) & 15];
        return new String(id);
    }

    /** The id of a message written on a phone: {@code 3A} and 18 hexadecimal digits. */
    public String phoneMessage() {
        return "3A" + message().substring(4);
    }

    /** The id of an SMS: {@code SM} and 32 hexadecimal digits. */
    public String sms() {
        return "SM" + HexFormat.of().toHexDigits(random.nextLong())
                + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** The id of a webhook's envelope. */
    public String event(long nowMillis) {
        return "evt_" + ulid(nowMillis).toLowerCase(Locale.ROOT);
    }

    /** 48 bits of time and 80 of chance in Crockford's base 32. */
    public String ulid(long nowMillis) {
        char[] id = new char[26];
        for (int i = 0; i < 10; i++) {
            id[i] = CROCKFORD[(int) (nowMillis >>> (5 * (9 - i))) & 31];
        }
        for (int i = 10; i < 26; i++) {
            id[i] = CROCKFORD[random.nextInt(32)];
        }
        return new String(id);
    }

    /** A pairing code: {@code ABCD-EFGH}. */
    public String pairingCode() {
        String letters = ulid(0).substring(10, 18);
        return letters.substring(0, 4) + "-" + letters.substring(4);
    }

    /** The content of a QR code. */
    public String qr() {
        return "2@" + ulid(0).substring(10) + ulid(0).substring(10) + "," + message() + "==";
    }
}
