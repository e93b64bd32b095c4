package io.turbozap.outbound.address;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host of a URL, by its spelling alone: nothing is looked up. Programs differ in how they read what is odd (decimal,
 * octal, hexadecimal and shortened addresses, backslashes), and it is another program that connects: what is odd counts as
 * not public.
 *
 * @param name as the DNS knows it, in lower case, or an address; null where programs would differ in what it is
 * @param isPublic false if it is surely this host or one in a private network, or hides what it is
 * @param isLinkLocal whether it is surely an address of the link, where clouds hand out keys
 */
public record WrittenHost(@Nullable String name, boolean isPublic, boolean isLinkLocal) {

    private static final WrittenHost ODD = new WrittenHost(null, /* isPublic= */ false, /* isLinkLocal= */ false);
    private static final Pattern URL = Pattern.compile("(?i)https?://(?<authority>[^/?#]*).*", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[([0-9A-Fa-f:.]+)]");

    /** Ends of names that mean something in one network only (RFC 6761, RFC 6762 and ICANN). */
    private static final Set<String> PRIVATE_ENDS = Set.of(
            "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa");

    /** The host of {@code url}. */
    public static WrittenHost of(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches() || matcher.group("authority").indexOf('\\') >= 0) {
            return ODD;
        }
        String authority = matcher.group("authority");
        String host = PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1))
                .replaceFirst("");
        Matcher ipv6 = IPV6.matcher(host);
        return ipv6.matches() ? address(ipv6.group(1)) : named(host);
    }

    private static WrittenHost named(String host) {
        String name;
        try {
            name = IDN.toASCII(
                            URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("\\.$", "");
        } catch (IllegalArgumentException unreadable) {
            return ODD;
        }
        if (IPV4.matcher(name).matches()) {
            return address(name);
        }
        boolean isOdd = !NAME.matcher(name).matches()
                || NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
        return isOdd ? ODD : new WrittenHost(name, !isPrivate(name), /* isLinkLocal= */ false);
    }

    /** A name without a dot means something in one network only. */
    private static boolean isPrivate(String name) {
        return name.indexOf('.') < 0 || PRIVATE_ENDS.stream().anyMatch(end -> name.endsWith("." + end));
    }

    private static WrittenHost address(String literal) {
        try {
            // an address is not looked up
            InetAddress address = InetAddress.getByName(literal);
            return new WrittenHost(literal, PublicAddress.is(address), PublicAddress.isLinkLocal(address));
        } catch (UnknownHostException invalid) {
            return ODD;
        }
    }
}
