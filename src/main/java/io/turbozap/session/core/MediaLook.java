package io.turbozap.session.core;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.media.MediaWarning;
import java.util.List;

/** The look at a campaign's files before its first request, once, for which that request waits a little. */
final class MediaLook {

    private boolean claimed;
    private long until = Long.MIN_VALUE;
    private List<MediaWarning> warnings = List.of();

    /** Whether the files of {@code content} are still to be looked at; they are about to be from here on. */
    boolean claim(Campaign content) {
        boolean wanted = !claimed
                && content.lane() != Lane.REPLY
                && content.messages().stream().anyMatch(message -> message.media() != null);
        claimed |= wanted;
        return wanted;
    }

    /** It began; the next request waits until {@code latest}, steady milliseconds, at most. */
    void began(long latest) {
        until = latest;
    }

    /** It ended with these doubts. */
    void ended(List<MediaWarning> doubts) {
        until = Long.MIN_VALUE;
        warnings = List.copyOf(doubts);
    }

    /** Until when the next request waits for it, steady milliseconds. */
    long until() {
        return until;
    }

    /** Whether the next request waits for it. */
    boolean isAwaited(long now) {
        return now < until;
    }

    /** What is doubtful about the files, as far as known. */
    List<MediaWarning> warnings() {
        return warnings;
    }
}
