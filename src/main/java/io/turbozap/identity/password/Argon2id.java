package io.turbozap.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes of passwords as PHC strings, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}. Each hash costs {@link
 * #MEMORY_KIB} of heap and some 50 ms of a core: call it where both are bounded. Parameters are OWASP's floor
 * (Password Storage Cheat Sheet). Thread-safe.
 */
final class Argon2id {

    static final int MEMORY_KIB = 19_456;
    static final int PASSES = 2;

    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private static final String CURRENT = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private final SecureRandom random;

    Argon2id(SecureRandom random) {
        this.random = random;
    }

    /** PHC string of {@code password} with a salt of its own. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return phc(salt, tag(password, salt, TAG_BYTES, MEMORY_KIB, PASSES, LANES));
    }

    /** PHC string that no password is known to match, as costly to check as one of {@link #hash}. */
    String unmatched() {
        byte[] bytes = new byte[SALT_BYTES + TAG_BYTES];
        random.nextBytes(bytes);
        return phc(Arrays.copyOf(bytes, SALT_BYTES), Arrays.copyOfRange(bytes, SALT_BYTES, bytes.length));
    }

    private static String phc(byte[] salt, byte[] tag) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return CURRENT + base64.encodeToString(salt) + "$" + base64.encodeToString(tag);
    }

    /**
     * Whether {@code password} is the one that {@code phc} was made of, whatever its parameters.
     *
     * @throws IllegalArgumentException if {@code phc} is no PHC string of Argon2id
     */
    static boolean matches(String password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a hash of Argon2id");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual = tag(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                expected.length,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        return MessageDigest.isEqual(expected, actual);
    }

    /** Whether {@code phc} has today's parameters; others are to be replaced at the next log-in. */
    static boolean isCurrent(String phc) {
        return phc.startsWith(CURRENT);
    }

    /** @param password is normalised (NFKC), since keyboards differ in how they compose a letter (NIST SP 800-63B) */
    private static byte[] tag(String password, byte[] salt, int length, int memoryKib, int passes, int lanes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] tag = new byte[length];
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), tag);
        return tag;
    }
}
