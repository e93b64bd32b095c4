package io.turbozap.waha.history;

import io.turbozap.actor.Alarm;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.waha.session.WahaSessionChanged;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionView;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reader of the messages that came to sessions while no webhook reached us: after our start, after a session's return,
 * after our own door refused webhooks, and now and then. Each message goes to the handler of webhooks, which drops what
 * it has had. At most 4 pages are being read at once, and at most 1 000 sessions are followed.
 */
public final class HistoryReader extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger(HistoryReader.class);
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_SESSIONS = 1_000;
    /** How far back a session is read that was never read before. */
    private static final long FIRST_LOOK_BACK = TimeUnit.HOURS.toMillis(24);

    private final History history;
    private final HistoryMarks marks;
    private final WahaEventHandler events;
    private final Supplier<List<WahaSessionView>> seen;
    private final Predicate<SessionName> served;
    private final BiConsumer<SessionName, @Nullable String> unreadable;
    private final InstantSource clock;
    private final ReadingPace pace;
    private final Map<SessionName, HistoryReading> readings = new HashMap<>();
    private final Map<SessionName, Long> known = new ConcurrentHashMap<>();
    private final Map<SessionName, String> troubles = new HashMap<>();
    private final List<SessionName> underWay = new ArrayList<>();
    private final Alarm alarm = new Alarm((delay, action) -> Timers.of(vertx).after(delay, action), this::pump);
    private boolean closed;

    /**
     * Reads once it is deployed.
     *
     * @param events take what was read, as if a webhook had brought it
     * @param seen what was seen of the sessions before this was deployed
     * @param served whether a session is ours to read, asked before each page
     * @param unreadable receives why the history of a session cannot be read, and null when it can
     * @param everyMillis how often to read while nothing happens
     */
    public HistoryReader(
            History history,
            HistoryMarks marks,
            WahaEventHandler events,
            Supplier<List<WahaSessionView>> seen,
            Predicate<SessionName> served,
            BiConsumer<SessionName, @Nullable String> unreadable,
            InstantSource clock,
            long everyMillis) {
        this.history = history;
        this.marks = marks;
        this.events = events;
        this.seen = seen;
        this.served = served;
        this.unreadable = unreadable;
        this.clock = clock;
        this.pace = ReadingPace.of(everyMillis);
    }

    /** Webhooks of a session were lost, or may have been. From any thread. */
    public void resume(SessionName session) {
        context.runOnContext(turn -> {
            HistoryReading historyReading = readings.get(session);
            if (historyReading != null && historyReading.dueAt() != Long.MAX_VALUE) {
                historyReading.resume(now());
                pump();
            }
        });
    }

    @Override
    public Future<?> start() {
        return marks.all().compose(kept -> {
            known.putAll(kept);
            return vertx.eventBus()
                    .<WahaSessionChanged>localConsumer(WahaSessionChanged.ADDRESS, news -> changed(news.body()))
                    .completion()
                    .onSuccess(listening ->
                            seen.get().forEach(view -> changed(new WahaSessionChanged(view.session(), view.state()))));
        });
    }

    /** The sessions that were read before our start. */
    public Set<SessionName> known() {
        return Set.copyOf(known.keySet());
    }

    @Override
    public Future<?> stop() {
        closed = true;
        alarm.cancel();
        return Future.succeededFuture();
    }

    private void changed(WahaSessionChanged news) {
        SessionName session = news.session();
        if (news.state() instanceof WahaSessionState.Working && readings.size() < MOST_SESSIONS) {
            readings.computeIfAbsent(session, this::begin).resume(now());
        } else if (readings.containsKey(session)) {
            readings.get(session).suspend();
        }
        pump();
    }

    private HistoryReading begin(SessionName session) {
        Long mark = known.get(session);
        return new HistoryReading(mark == null ? clock.millis() - FIRST_LOOK_BACK : mark, pace);
    }

    /** Begins what is due, the longest due first, and comes back when something else is. */
    private void pump() {
        while (!closed && underWay.size() < MOST_AT_ONCE) {
            Map.Entry<SessionName, HistoryReading> next = earliest();
            if (next == null || next.getValue().dueAt() > now()) {
                wake(next);
                return;
            }
            read(next.getKey(), next.getValue());
        }
    }

    private Map.@Nullable Entry<SessionName, HistoryReading> earliest() {
        Map.Entry<SessionName, HistoryReading> earliest = null;
        for (Map.Entry<SessionName, HistoryReading> each : readings.entrySet()) {
            boolean earlier = earliest == null
                    || each.getValue().dueAt() < earliest.getValue().dueAt();
            if (earlier && !underWay.contains(each.getKey())) {
                earliest = each;
            }
        }
        return earliest;
    }

    private void wake(Map.@Nullable Entry<SessionName, HistoryReading> next) {
        alarm.set(next == null ? Alarm.NEVER : next.getValue().dueAt(), now());
    }

    private void read(SessionName session, HistoryReading historyReading) {
        HistoryReading.Ask ask = historyReading.next(now());
        if (ask == null || !served.test(session)) {
            historyReading.skip(now());
            return;
        }
        underWay.add(session);
        history.read(session, ask.since(), ask.offset(), ask.limit())
                .compose(page -> take(page, historyReading))
                .recover(bug -> {
                    log.error(
                            "the history of session {} cannot be read",
                            RedactedText.text(session),
                            RedactedText.trace(bug));
                    historyReading.failed("the answer cannot be read", now());
                    return Future.succeededFuture();
                })
                .compose(taken -> keep(session, historyReading.mark()))
                .onComplete(done -> {
                    underWay.remove(session);
                    report(session, historyReading.trouble());
                    pump();
                });
    }

    private Future<Void> take(History.Page page, HistoryReading historyReading) {
        if (page instanceof History.Messages messages) {
            List<MessageReceived> untaken = new ArrayList<>();
            List<Future<Void>> taking = messages.received().stream()
                    .map(message -> events.handle(message).onFailure(failure -> untaken.add(message)))
                    .toList();
            return Future.join(taking).transform(all -> {
                historyReading.took(messages, untaken, now());
                return Future.succeededFuture();
            });
        }
        if (page instanceof History.Unavailable unavailable) {
            historyReading.failed(unavailable.reason(), now());
        } else {
            historyReading.tooLong(now());
        }
        return Future.succeededFuture();
    }

    /** An older mark reads more, not less, so that one that cannot be kept does no harm. */
    private Future<Void> keep(SessionName session, long mark) {
        Long before = known.get(session);
        return before != null && before == mark
                ? Future.succeededFuture()
                : marks.keep(session, mark)
                        .onSuccess(kept -> known.put(session, mark))
                        .otherwiseEmpty();
    }

    /** Logs the first of many failures of a session, and their end. */
    private void report(SessionName session, @Nullable String trouble) {
        String before = trouble == null ? troubles.remove(session) : troubles.put(session, trouble);
        if (!Objects.equals(before, trouble)) {
            unreadable.accept(session, trouble);
        }
        if (trouble != null && before == null) {
            log.warn(
                    "what was written to session {} while no webhook came cannot be read afterwards: {}",
                    RedactedText.text(session),
                    RedactedText.text(trouble));
        } else if (trouble == null && before != null) {
            log.info("the history of session {} is read again", RedactedText.text(session));
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
