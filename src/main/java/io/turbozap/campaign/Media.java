package io.turbozap.campaign;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that WAHA downloads before it sends it.
 *
 * @param url where the file is, http or https
 * @param mimetype what it is
 * @param filename the name that the receiver sees, or null
 */
public record Media(String url, String mimetype, @Nullable String filename) {

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("gif", "image/gif"),
            Map.entry("opus", "audio/ogg; codecs=opus"),
            Map.entry("ogg", "audio/ogg; codecs=opus"),
            Map.entry("oga", "audio/ogg; codecs=opus"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("amr", "audio/amr"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("3gp", "video/3gpp"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("txt", "text/plain"),
            Map.entry("csv", "text/csv"),
            Map.entry("zip", "application/zip"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

    /**
     * The file at {@code url} with the mimetype that its extension stands for: that of the URL's path, else that of
     * {@code filename}, else {@code fallback}.
     *
     * @param family what the mimetype has to begin with for this kind of message, such as {@code "image/"}
     */
    public static Media of(String url, @Nullable String filename, String family, String fallback) {
        String mimetype = byExtension(lastSegment(url), family);
        if (mimetype == null && filename != null) {
            mimetype = byExtension(filename, family);
        }
        return new Media(url, mimetype == null ? fallback : mimetype, filename);
    }

    private static @Nullable String byExtension(String name, String family) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        String mimetype = BY_EXTENSION.get(extension);
        return mimetype != null && mimetype.startsWith(family) ? mimetype : null;
    }

    /** The name of the file as its URL has it, or an empty text. */
    static String lastSegment(String url) {
        try {
            String path = URI.create(url).getPath();
            return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        } catch (IllegalArgumentException notAUri) {
            return "";
        }
    }

    /** {@link #filename()}, or where there is none the name in the URL, or {@code fallback}. */
    public String filenameOr(String fallback) {
        if (filename != null) {
            return filename;
        }
        String name = lastSegment(url);
        return name.isEmpty() ? fallback : name;
    }
}
