package io.turbozap.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A network of IPv4 or IPv6 addresses, or a single one.
 *
 * @param prefix the leading bits that its addresses share
 * @param bits how many those are
 * @param length how many bits an address has, 32 or 128
 */
public record Network(BigInteger prefix, int bits, int length) {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    /** What Java takes for an address or refuses, and never for a name, which it would look up. */
    private static final Pattern ADDRESS =
            Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "|(?=[^:]{0,4}:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    /**
     * Reads an address, or a network such as {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException if {@code text} is neither
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        int length = 8 * address.length;
        int bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > length) {
            throw new IllegalArgumentException("an address has " + length + " bits");
        }
        return new Network(prefix(address, bits), bits, length);
    }

    /** The network of this size that it is in; itself if it is no smaller. */
    public Network within(int size) {
        int less = Math.max(0, bits - size);
        return new Network(prefix.shiftRight(less), bits - less, length);
    }

    /** Whether {@code address} is one of its addresses; false if it is no address. */
    public boolean contains(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return false;
        }
        try {
            byte[] bytes = bytes(address);
            return 8 * bytes.length == length && prefix(bytes, bits).equals(prefix);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static BigInteger prefix(byte[] address, int bits) {
        return new BigInteger(1, address).shiftRight(8 * address.length - bits);
    }

    private static byte[] bytes(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("no address");
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException notOne) {
            throw new IllegalArgumentException(notOne);
        }
    }
}
