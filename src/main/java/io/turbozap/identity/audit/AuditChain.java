package io.turbozap.identity.audit;

import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.identity.secret.ServerKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Chain of an audit log: each entry's hash covers the entry and the hash before it, under a key that is not in the
 * store, so that a row that was changed, taken out, put in or moved shows. Thread-safe.
 */
public final class AuditChain {

    /** Hash before the first entry. */
    public static final String START = "";

    private static final int MARK_BYTES = 5;

    private final HmacSha256 key;

    public AuditChain(HmacSha256 key) {
        this.key = key;
    }

    /** Chain under the key that a server has for it. */
    public static AuditChain under(ServerKeys keys) {
        return new AuditChain(new HmacSha256(keys.of("audit")));
    }

    /**
     * Hash of {@code entry}, hexadecimal.
     *
     * @param previous hash of the entry before it, or {@link #START}
     */
    public String hash(String previous, AuditEntry entry) {
        byte[][] fields = {
            bytes(previous),
            bytes(Long.toString(entry.seq())),
            bytes(Long.toString(entry.org())),
            bytes(Long.toString(entry.at())),
            bytes(entry.actorKind()),
            bytes(entry.actorId()),
            bytes(entry.action()),
            bytes(entry.entity()),
            bytes(entry.entityId()),
            bytes(entry.metadata()),
            bytes(entry.ip()),
            bytes(entry.agent())
        };
        int length = 0;
        for (byte[] field : fields) {
            length += MARK_BYTES + (field == null ? 0 : field.length);
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        for (byte[] field : fields) {
            // with its length, so that nothing can move from one field into the next; absent differs from empty
            content.put((byte) (field == null ? 0 : 1)).putInt(field == null ? 0 : field.length);
            if (field != null) {
                content.put(field);
            }
        }
        return HexFormat.of().formatHex(key.of(content.array()));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
