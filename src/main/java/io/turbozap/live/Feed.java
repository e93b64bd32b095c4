package io.turbozap.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Feed of one topic's frames. States come in as often as they like; a frame is made of the newest one when its time has
 * come. The last frames are kept for clients that come back. Not thread-safe.
 */
final class Feed {

    /** How many followers make a crowd, which gets fewer frames. */
    static final int CROWD = 1_000;

    static final long MIN_MILLIS = 100;
    static final long CROWD_MILLIS = 1_000;

    private static final int KEPT_FRAMES = 32;
    private static final int KEPT_CHARS = 64 * 1024;

    private final Topic topic;
    private final Map<PushEvent, Frame> current = new EnumMap<>(PushEvent.class);
    private final Map<PushEvent, String> waiting = new LinkedHashMap<>();
    private final ArrayDeque<Frame> kept = new ArrayDeque<>();
    private int keptChars;
    private long seq;
    private long lastAt = Long.MIN_VALUE / 2;
    private int followers;

    /** @param firstSeq more than the number of any earlier frame of this topic */
    Feed(Topic topic, long firstSeq) {
        this.topic = topic;
        this.seq = firstSeq - 1;
    }

    Topic topic() {
        return topic;
    }

    void join() {
        followers++;
    }

    /** Counts one follower less; returns whether any is left. */
    boolean leave() {
        return --followers > 0;
    }

    /** About how many characters are kept. */
    int size() {
        return keptChars + current.values().stream().mapToInt(Feed::chars).sum();
    }

    /** The newest state of {@code event}; no frame is made of what is known. */
    void put(PushEvent event, String data) {
        Frame known = current.get(event);
        waiting.remove(event);
        if (known == null || !known.data().equals(data)) {
            waiting.put(event, data);
        }
    }

    /** What was put of {@code event} holds no longer. */
    void withdraw(PushEvent event) {
        waiting.remove(event);
        current.remove(event);
    }

    /** The frames that are due, which are none if the last ones are too young. */
    List<Frame> flush(long now) {
        long pause = followers > CROWD ? CROWD_MILLIS : MIN_MILLIS;
        if (waiting.isEmpty() || (followers > 0 && now - lastAt < pause && now >= lastAt)) {
            return List.of();
        }
        List<Frame> made = new ArrayList<>(waiting.size());
        waiting.forEach((event, data) -> made.add(Frame.of(topic, event, ++seq, data)));
        waiting.clear();
        made.forEach(this::keep);
        lastAt = now;
        return made;
    }

    private void keep(Frame frame) {
        current.put(frame.event(), frame);
        kept.addLast(frame);
        keptChars += chars(frame);
        while (kept.size() > KEPT_FRAMES || keptChars > KEPT_CHARS) {
            keptChars -= chars(kept.removeFirst());
        }
    }

    /** Data and text. */
    private static int chars(Frame frame) {
        return frame.data().length() + frame.text().length();
    }

    /**
     * The frames for a client that has everything up to {@code lastSeq}: those that it missed, or the current state as a
     * snapshot if that is no longer known.
     *
     * @param lastSeq null if nothing is known
     */
    List<Frame> since(@Nullable Long lastSeq) {
        long last = Objects.requireNonNullElse(lastSeq, -1L);
        if (last == seq) {
            return List.of();
        }
        if (last > seq || kept.isEmpty() || last < kept.getFirst().seq() - 1) {
            return current.values().stream()
                    .sorted(Comparator.comparingLong(Frame::seq))
                    .map(Frame::asSnapshot)
                    .toList();
        }
        return kept.stream().filter(frame -> frame.seq() > last).toList();
    }
}
