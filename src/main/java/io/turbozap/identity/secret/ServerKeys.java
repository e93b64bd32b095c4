package io.turbozap.identity.secret;

import io.turbozap.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Keys of this server: one that is kept in a file of its own, beside the store and in no backup of it, and one for each
 * purpose that is derived from it. Losing the file ends all log-ins, and what is sealed is lost.
 */
public final class ServerKeys {

    private final HmacSha256 root;

    /** @param root at least 32 bytes */
    public ServerKeys(byte[] root) {
        this.root = new HmacSha256(root);
    }

    /** Keys that end with the process, for a store that does. */
    public static ServerKeys temporary(SecureRandom random) {
        return new ServerKeys(fresh(random));
    }

    /**
     * Keys in a file: 64 hexadecimal digits, made if the file is not there. Blocks.
     *
     * @throws IOException if it cannot be read or made, or holds something else
     */
    public static ServerKeys in(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            // whole or not at all: a start that was broken off must not leave half a key to the next
            Path made = file.resolveSibling(file.getFileName() + ".new");
            OwnerOnlyFiles.createFile(made);
            Files.writeString(made, HexFormat.of().formatHex(fresh(random)) + "\n");
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        }
        OwnerOnlyFiles.tightenFile(file);
        String content = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!content.matches("[0-9a-f]{64}")) {
            throw new IOException(file + " holds no key of this server: 64 hexadecimal digits");
        }
        return new ServerKeys(HexFormat.of().parseHex(content));
    }

    private static byte[] fresh(SecureRandom random) {
        byte[] key = new byte[HmacSha256.BYTES];
        random.nextBytes(key);
        return key;
    }

    /** Key for a purpose: 32 bytes. */
    public byte[] of(String purpose) {
        return root.of(("turbozap|" + purpose).getBytes(StandardCharsets.UTF_8));
    }
}
