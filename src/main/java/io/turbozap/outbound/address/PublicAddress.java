package io.turbozap.outbound.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Classification of addresses as public or not, by the special-purpose registries of IANA (RFC 6890). */
public final class PublicAddress {

    private static final class Block {

        private final byte[] prefix;
        private final int bits;

        private Block(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Block parse(String text) {
            int slash = text.indexOf('/');
            try {
                return new Block(
                        InetAddress.getByName(text.substring(0, slash)).getAddress(),
                        Integer.parseInt(text, slash + 1, text.length(), 10));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (prefix[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> NOT_PUBLIC = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is public is in here. */
    private static final Block GLOBAL_V6 = Block.parse("2000::/3");

    /** Tunnels, which end at an IPv4 address, and documentation. */
    private static final List<Block> NOT_PUBLIC_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final Block METADATA_V6 = Block.parse("fd00:ec2::254/128");

    private PublicAddress() {}

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::parse).toList();
    }

    /**
     * Whether {@code address} is one that a cloud's metadata service answers at, which hands out the keys of the machine:
     * link-local (RFC 3927, RFC 4291), or Amazon's in IPv6.
     */
    static boolean isLinkLocal(InetAddress address) {
        return address.isLinkLocalAddress() || METADATA_V6.holds(address.getAddress());
    }

    /** Whether {@code address} is one of the public internet. An IPv4-mapped IPv6 address is IPv4 to Java. */
    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.holds(bytes));
    }
}
