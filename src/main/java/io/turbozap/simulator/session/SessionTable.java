package io.turbozap.simulator.session;

import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.message.IdForms;
import io.turbozap.simulator.model.ScaledTimers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.WahaVersion;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of the server. Every change of a status is published, wakes who waits for it, and sets the next timer.
 */
public final class SessionTable {

    private static final long READING_MILLIS = 15;
    private static final long CONNECT_MILLIS = 300;
    private static final long SHOW_QR_MILLIS = 700;
    private static final long RECONNECT_MILLIS = 2_000;

    private final SimulatorOptions options;
    private final ScaledTimers scaledTimers;
    private final IdForms idForms;
    private final Waiting waiting;
    private final Map<String, SimulatedSession> sessions = new LinkedHashMap<>();
    private Consumer<SimulatedSession> listener = session -> {};

    public SessionTable(SimulatorOptions options, ScaledTimers scaledTimers, IdForms idForms) {
        this.options = options;
        this.scaledTimers = scaledTimers;
        this.idForms = idForms;
        this.waiting = new Waiting(scaledTimers);
    }

    /** Sets the listener that is notified of every status. */
    public void onStatus(Consumer<SimulatedSession> statusListener) {
        listener = statusListener;
    }

    public Collection<SimulatedSession> all() {
        return sessions.values();
    }

    @Nullable
    public SimulatedSession get(String name) {
        return sessions.get(name);
    }

    /** The session for a request of that name: with {@code autoStart} it is there and works. */
    @Nullable
    public SimulatedSession find(String name) {
        SimulatedSession session = sessions.get(name);
        if (session == null && options.autoStart() && sessions.size() < options.maxSessions()) {
            force(create(name), SessionStatus.WORKING);
            return sessions.get(name);
        }
        return session;
    }

    /**
     * A new session of that name.
     *
     * @throws RequestRefused if there is no room for one more
     */
    public SimulatedSession create(String name) {
        if (sessions.size() >= options.maxSessions()) {
            throw new RequestRefused(
                    422, Refusals.unprocessable("The server holds " + sessions.size() + " sessions already"));
        }
        SimulatedSession session = new SimulatedSession(name, new WahaVersion(options.version()));
        session.configure(null, options.webhooks());
        sessions.put(name, session);
        return session;
    }

    /** Removes it; nothing happens when there is none. */
    void delete(String name) {
        SimulatedSession session = sessions.get(name);
        if (session != null) {
            stop(session);
            sessions.remove(name);
        }
    }

    /** Starts it and returns whether it was stopped. */
    public boolean start(SimulatedSession session) {
        if (session.status() == SessionStatus.STOPPED) {
            session.activate();
        }
        boolean started = changed(session, session.life.start(now()));
        if (started) {
            scaledTimers.later(READING_MILLIS, session.life::readAccount);
        }
        return started;
    }

    boolean stop(SimulatedSession session) {
        return changed(session, session.life.stop(now()));
    }

    /** Scans its QR code by a phone; returns whether one was shown. The status changes when WAHA connects again. */
    public boolean scan(SimulatedSession session) {
        boolean scanned = session.life.scan();
        if (scanned) {
            schedule(session);
        }
        return scanned;
    }

    /** The connection to WhatsApp drops. */
    public void drop(SimulatedSession session) {
        SessionStatus before = session.status();
        session.life.drop(now());
        if (session.status() == before) {
            schedule(session);
        } else {
            changed(session, true);
        }
    }

    /** The device is removed on the phone. */
    public void removeDevice(SimulatedSession session) {
        session.life.removeDevice(now());
        changed(session, session.status() == SessionStatus.FAILED);
    }

    public void force(SimulatedSession session, SessionStatus status) {
        if (session.status() == SessionStatus.STOPPED) {
            session.activate();
        }
        session.life.force(status, now());
        changed(session, true);
    }

    /** Calls {@code ready} once the session has that status, or {@code refused} with WAHA's 422 after WAHA's wait. */
    public void await(
            String name, SessionStatus expected, Consumer<SimulatedSession> ready, Consumer<JsonObject> refused) {
        SimulatedSession session = find(name);
        if (session != null && session.status() == expected) {
            ready.accept(session);
        } else {
            waiting.add(name, session, expected, ready, () -> refused.accept(refusal(name, expected)));
        }
    }

    JsonObject refusal(String name, SessionStatus expected) {
        SimulatedSession session = sessions.get(name);
        return session == null ? Refusals.unknownSession(name) : Refusals.notReady(name, session.status(), expected);
    }

    private boolean changed(SimulatedSession session, boolean really) {
        if (really) {
            session.qr = session.status() == SessionStatus.SCAN_QR_CODE ? idForms.qr() : "";
            schedule(session);
            listener.accept(session);
            waiting.changed(session.name(), session);
        }
        return really;
    }

    /** Sets the timer of what happens next by itself. */
    private void schedule(SimulatedSession session) {
        scaledTimers.cancel(session.timer);
        session.timer = switch (session.life.next()) {
            case NOTHING -> -1;
            case CONNECT -> scaledTimers.later(CONNECT_MILLIS, () -> advance(session));
            case SHOW_QR -> scaledTimers.later(SHOW_QR_MILLIS, () -> advance(session));
            case RECONNECT -> scaledTimers.later(RECONNECT_MILLIS, () -> advance(session));
            case RENEW_QR -> showCode(session);
        };
    }

    /** A phone scans the code, or another one follows. */
    private long showCode(SimulatedSession session) {
        return options.scanMillis() > 0 && options.scanMillis() < options.qrMillis()
                ? scaledTimers.unscaled(options.scanMillis(), () -> scan(session))
                : scaledTimers.unscaled(options.qrMillis(), () -> advance(session));
    }

    private void advance(SimulatedSession session) {
        session.life.advance(now());
        changed(session, true);
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
