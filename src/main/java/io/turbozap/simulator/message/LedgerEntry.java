package io.turbozap.simulator.message;

import org.jspecify.annotations.Nullable;

/**
 * One message that the simulator accepted.
 *
 * @param content the text, the media's URL, or a summary of the other kinds
 * @param caption the words below a media
 * @param id the bare message id
 * @param acceptedAt milliseconds since 1970
 * @param number the how manieth accepted message of its session, from 1
 * @param ack the acknowledgement that it has reached
 * @param duplicate whether its chat had been sent the same content before, as another message
 */
public record LedgerEntry(
        String session,
        String chat,
        MessageKind kind,
        String content,
        @Nullable String caption,
        String id,
        long acceptedAt,
        long number,
        int ack,
        boolean duplicate) {

    /** Without the chat and the words, which are personal. */
    @Override
    public String toString() {
        return "LedgerEntry[" + session + " #" + number + " " + kind + " " + id + (duplicate ? " duplicate]" : "]");
    }
}
