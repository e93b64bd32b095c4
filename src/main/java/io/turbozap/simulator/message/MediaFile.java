package io.turbozap.simulator.message;

import org.jspecify.annotations.Nullable;

/**
 * The file of a media message.
 *
 * @param mimetype as the request names it, else that of its kind
 * @param filename of a document, null if the request has none
 * @param url where WAHA fetches it, null when the request holds the content itself
 * @param bytes its length
 */
public record MediaFile(
        String mimetype,
        @Nullable String filename,
        @Nullable String url,
        long bytes) {

    public MediaFile withBytes(long length) {
        return new MediaFile(mimetype, filename, url, length);
    }

    /** The ending that WAHA gives to the file it keeps. */
    public String extension() {
        String subtype = mimetype.replaceFirst("^[^/]*/", "").replaceFirst(";.*", "");
        return subtype.equals("ogg") ? "oga" : subtype;
    }
}
