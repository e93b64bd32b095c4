package io.turbozap.waha.media;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.media.MediaWarning.Code;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The doubts about a file, by the result of its probe. */
final class MediaWarnings {

    /** WAHA fetches the file for each message: that much longer takes each. */
    static final long SLOW_MILLIS = 2_000;

    static final long PATIENCE_MILLIS = 5_000;

    private static final long MEGABYTE = 1L << 20;
    private static final long MOST_SHOWN = 16 * MEGABYTE;
    private static final long MOST_OF_A_FILE = 2_048 * MEGABYTE;
    private static final int BAD_REQUEST = 400;
    private static final String WEB_PAGE = "text/html";

    private MediaWarnings() {}

    /** The doubts about the file of {@code message}, each with its detail; null is none. */
    static Map<Code, @Nullable String> of(Message message, MediaResponse mediaResponse) {
        Map<Code, @Nullable String> doubts = new EnumMap<>(Code.class);
        if (mediaResponse instanceof MediaResponse.Nothing nothing) {
            switch (nothing) {
                case UNKNOWN_HOST -> doubts.put(Code.UNKNOWN_HOST, null);
                case PRIVATE -> doubts.put(Code.PRIVATE, null);
                case UNREACHABLE -> doubts.put(Code.UNREACHABLE, null);
                case SILENT -> doubts.put(Code.SILENT, Long.toString(PATIENCE_MILLIS / 1_000));
                case NOT_ASKED -> {}
            }
        } else if (mediaResponse instanceof MediaResponse.Answered answered) {
            addAll(message, answered, doubts);
        }
        return doubts;
    }

    private static void addAll(Message message, MediaResponse.Answered seen, Map<Code, @Nullable String> doubts) {
        if (seen.millis() >= SLOW_MILLIS) {
            doubts.put(Code.SLOW, String.format(Locale.ROOT, "%.1f", seen.millis() / 1_000.0));
        }
        if (seen.status() >= BAD_REQUEST) {
            doubts.put(Code.STATUS, Integer.toString(seen.status()));
            return;
        }
        String type = bare(seen.type());
        if (!fits(message, type)) {
            doubts.put(Code.TYPE, type);
        }
        long most = message.kind() == Message.Kind.FILE ? MOST_OF_A_FILE : MOST_SHOWN;
        if (seen.bytes() > most) {
            doubts.put(Code.TOO_LARGE, megabytes(seen.bytes()) + " MB of at most " + most / MEGABYTE + " MB");
        }
    }

    private static String bare(@Nullable String type) {
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }

    /**
     * Many hosts have one type for all files, which proves nothing; a web page in the place of a file is a log-in or an
     * error.
     */
    private static boolean fits(Message message, String type) {
        if (type.isEmpty() || type.endsWith("/octet-stream") || message.media() == null) {
            return true;
        }
        return switch (message.kind()) {
            case PHOTO -> type.startsWith("image/");
            case VIDEO -> type.startsWith("video/");
            case AUDIO -> type.startsWith("audio/") || type.startsWith("video/") || type.equals("application/ogg");
            default -> !type.equals(WEB_PAGE) || message.media().mimetype().startsWith(WEB_PAGE);
        };
    }
}
