package io.turbozap.waha.send;

import io.turbozap.outbound.address.WrittenHost;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links in a text to addresses that are not public. WAHA opens the first link of a text and shows a part of the page to
 * the recipient, who is not to be shown what only WAHA's network can see.
 */
final class PrivateLinks {

    /** Links, and names that programs take for some. Possessive where it repeats, so the time is linear. */
    private static final Pattern LINK = Pattern.compile("(?i)https?://(?<authority>[^\\s/?#<>()\"'*~,;!|]{1,512}+)"
            + "|(?<![\\w.@-])(?<name>(?:[a-z0-9_-]++\\.)++[a-z]{2,63}+)(?![\\w-])");

    private PrivateLinks() {}

    /** Whether {@code text} has one, as far as can be known without a look-up. */
    static boolean areIn(String text) {
        if (text.indexOf('.') < 0 && text.indexOf("://") < 0) {
            return false;
        }
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String host = link.group("authority") == null ? link.group("name") : link.group("authority");
            if (!WrittenHost.of("http://" + host).isPublic()) {
                return true;
            }
        }
        return false;
    }
}
