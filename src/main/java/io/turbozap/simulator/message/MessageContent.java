package io.turbozap.simulator.message;

import org.jspecify.annotations.Nullable;

/**
 * A message that a valid send request asks for.
 *
 * @param chat where to, with its {@code @} part
 * @param content the text, the media's URL, or what describes the other kinds best, in JSON
 * @param caption the words below a media
 * @param file of a media
 * @param id the id that the client fetched before, null to give it one
 * @param fingerprint of everything the receiver would see
 */
public record MessageContent(
        MessageKind kind,
        String chat,
        String content,
        @Nullable String caption,
        @Nullable MediaFile file,
        @Nullable String id,
        long fingerprint) {

    public MessageContent(MessageKind kind, String chat, String content) {
        this(kind, chat, content, null, null, null, Fingerprint.of(kind + content));
    }

    public MessageContent withId(@Nullable String given) {
        return new MessageContent(kind, chat, content, caption, file, given, fingerprint);
    }

    public MessageContent withFile(MediaFile fetched) {
        return new MessageContent(kind, chat, content, caption, fetched, id, fingerprint);
    }

    /** How many characters it keeps in memory. */
    public int length() {
        return content.length() + (caption == null ? 0 : caption.length());
    }

    /** Text or caption: WAHA's {@code body}, which is null for an empty caption. */
    @Nullable
    public String words() {
        if (kind == MessageKind.TEXT) {
            return content;
        }
        return caption == null || caption.isEmpty() ? null : caption;
    }
}
