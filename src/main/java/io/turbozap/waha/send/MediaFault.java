package io.turbozap.waha.send;

import io.turbozap.campaign.Media;
import io.turbozap.outbound.address.RequestHead;
import io.turbozap.waha.server.AnswerBody;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The errors thrown inside WAHA that mean that it could not download the file of a message. Only what is certain
 * counts: the failure is of a kind that a download has, and names no other place than the file's. A reset or a time-out
 * may as well be WhatsApp's.
 */
final class MediaFault {

    private static final Set<String> UNKNOWN_HOST = Set.of("ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA");
    private static final Set<String> NO_CONNECTION = Set.of("ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH");
    private static final Set<String> BAD_URL =
            Set.of("ERR_INVALID_URL", "ERR_INVALID_PROTOCOL", "ERR_UNSUPPORTED_PROTOCOL");
    private static final Pattern BAD_URL_TEXT = Pattern.compile(
            "(?i)\\b(invalid url|unsupported protocol|only (absolute|http\\(s\\)) (urls|protocols))\\b");
    private static final Pattern HTTP_ERROR = Pattern.compile("Request failed with status code \\d{3}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![0-9A-Fa-f.:])(?<host>[0-9A-Fa-f.:]+):(?<port>\\d{1,5})(?!\\S)");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    private MediaFault() {}

    /**
     * Whether {@code exception} is about downloading {@code file}.
     *
     * @param file the file that the request carried, or null if it carried none
     */
    static boolean isAbout(JsonObject exception, @Nullable Media file) {
        if (file == null || namesAnotherUrl(exception, file)) {
            return false;
        }
        String code = AnswerBody.text(exception, "code");
        String message = AnswerBody.text(exception, "message");
        if (UNKNOWN_HOST.contains(code)) {
            return isSameHost(exception, message, file);
        }
        if (NO_CONNECTION.contains(code)) {
            return isSameAddress(message, file);
        }
        return BAD_URL.contains(code)
                || BAD_URL_TEXT.matcher(message).find()
                || HTTP_ERROR.matcher(message).lookingAt();
    }

    /** Axios adds the request that failed. */
    private static boolean namesAnotherUrl(JsonObject exception, Media file) {
        String url = AnswerBody.text(AnswerBody.object(exception, "config"), "url");
        return !url.isEmpty() && !url.equals(file.url());
    }

    /** The message ends like {@code getaddrinfo ENOTFOUND files.example.com}. */
    private static boolean isSameHost(JsonObject exception, String message, Media file) {
        String named = AnswerBody.text(exception, "hostname");
        String host = named.isEmpty() ? message.substring(message.lastIndexOf(' ') + 1) : named;
        return host.isEmpty() || host.equalsIgnoreCase(uri(file).getHost());
    }

    /**
     * The message ends like {@code connect ECONNREFUSED 192.0.2.1:443}, or names nothing when several addresses were
     * tried. The file's host can only be compared where its URL has an address itself; the port always can.
     */
    private static boolean isSameAddress(String message, Media file) {
        Matcher address = ADDRESS.matcher(message);
        if (!address.find()) {
            return true;
        }
        String host = uri(file).getHost();
        boolean comparable = host != null && LITERAL.matcher(host).matches();
        boolean sameHost = !comparable || host.replaceAll("[\\[\\]]", "").equalsIgnoreCase(address.group("host"));
        return sameHost && Integer.parseInt(address.group("port")) == RequestHead.port(uri(file));
    }

    private static URI uri(Media file) {
        try {
            return URI.create(file.url());
        } catch (IllegalArgumentException notAUri) {
            return URI.create("");
        }
    }
}
