package io.turbozap.waha.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading of what people wrote while this server was down, before anything is sent: who opted out meanwhile gets no
 * other message first. It is done when it is deployed, after {@value #LONGEST_MILLIS} ms at the latest, and never fails;
 * {@link HistoryReader} reads from the same marks again, so that what it could not reach is not lost.
 */
public final class FirstReading extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger(FirstReading.class);
    private static final long LONGEST_MILLIS = 5_000;
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_PAGES = 20;

    private final History history;
    private final HistoryMarks marks;
    private final WahaEventHandler optOuts;
    private final long overlap;
    private final Queue<Map.Entry<SessionName, Long>> left = new ArrayDeque<>();
    private boolean over;

    /**
     * Reads once it is deployed.
     *
     * @param optOuts takes the messages; it is given them again later
     * @param everyMillis how often history is read otherwise
     */
    public FirstReading(History history, HistoryMarks marks, WahaEventHandler optOuts, long everyMillis) {
        this.overlap = ReadingPace.of(everyMillis).overlap();
        this.history = history;
        this.marks = marks;
        this.optOuts = optOuts;
    }

    @Override
    public Future<?> start() {
        return marks.all()
                .compose(this::readAll)
                .timeout(LONGEST_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(failure -> log.warn("not all that was written meanwhile is read before the first send"))
                .otherwiseEmpty();
    }

    @Override
    public Future<?> stop() {
        over = true;
        return Future.succeededFuture();
    }

    private Future<Void> readAll(Map<SessionName, Long> kept) {
        left.addAll(kept.entrySet());
        List<Future<Void>> readers = new ArrayList<>();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            readers.add(readNext());
        }
        return Future.join(readers).mapEmpty();
    }

    private Future<Void> readNext() {
        Map.Entry<SessionName, Long> next = over ? null : left.poll();
        if (next == null) {
            return Future.succeededFuture();
        }
        long since = TimeUnit.MILLISECONDS.toSeconds(next.getValue() - overlap);
        return read(next.getKey(), since, 0).compose(read -> readNext());
    }

    private Future<Void> read(SessionName session, long since, int page) {
        return history.read(session, since, page * HistoryReading.PAGE, HistoryReading.PAGE)
                .compose(answer -> {
                    if (!(answer instanceof History.Messages messages)) {
                        return Future.succeededFuture();
                    }
                    List<Future<Void>> taken =
                            messages.received().stream().map(optOuts::handle).toList();
                    boolean more = messages.count() == HistoryReading.PAGE && page + 1 < MOST_PAGES && !over;
                    return Future.join(taken)
                            .otherwiseEmpty()
                            .compose(done -> more ? read(session, since, page + 1) : Future.succeededFuture());
                });
    }
}
