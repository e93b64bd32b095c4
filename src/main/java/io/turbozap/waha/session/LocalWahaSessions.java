package io.turbozap.waha.session;

import io.turbozap.actor.ActorBus;
import io.turbozap.actor.Ask;
import io.turbozap.actor.CommandException;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.session.SessionSignals;
import io.turbozap.waha.webhook.WebhookKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link WahaSessions} in this process. */
public final class LocalWahaSessions implements WahaSessions {

    private static final Logger log = LoggerFactory.getLogger(LocalWahaSessions.class);
    /** Beyond this, sessions send as ever, and WAHA is queried for them only on request. */
    private static final int MOST_FOLLOWED = 1_000;

    private static final long REFRESH_MILLIS = 2_000;
    private static final long RETRY_MILLIS = 5_000;
    /** Longer than any order takes whose requests end within their time-out. */
    private static final int MOST_REQUESTS_OF_AN_ORDER = 12;

    private final Vertx vertx;
    private final InstantSource clock;
    private final WahaSessionRegistry board;
    private final long patience;
    private final ActorBus bus;
    private final String deployment;

    private LocalWahaSessions(
            Vertx vertx, WahaConfig config, InstantSource clock, WahaSessionRegistry board, String deployment) {
        this.deployment = deployment;
        this.vertx = vertx;
        this.clock = clock;
        this.board = board;
        this.patience = config.requestTimeout().toMillis();
        this.bus = new ActorBus(vertx, patience * MOST_REQUESTS_OF_AN_ORDER);
    }

    /**
     * Follows the sessions of the WAHA that {@code waha} names.
     *
     * @param outbound from {@code WahaGateways.outbound}
     * @param key what WAHA is to sign its webhooks with, or null if our door takes what is not signed
     * @param signals receives what WhatsApp allows the accounts
     */
    public static Future<LocalWahaSessions> open(
            Vertx vertx,
            Outbound outbound,
            WahaConfig waha,
            @Nullable WebhookKey key,
            InstantSource clock,
            SessionSignals signals) {
        WahaSessionRegistry board = new WahaSessionRegistry();
        SessionConfig ours = SessionConfig.of(waha, key);
        return vertx.deployVerticle(
                        new WahaSessionsVerticle(outbound, waha, ours, MOST_FOLLOWED, clock, board, signals))
                .map(id -> new LocalWahaSessions(vertx, waha, clock, board, id));
    }

    /** Follows these sessions from here on, as far as there is room. */
    public void follow(List<SessionName> sessions) {
        sessions.stream().limit(MOST_FOLLOWED).forEach(this::suspect);
    }

    /** Connects these sessions, however long it takes until WAHA can. */
    public void keep(List<SessionName> sessions) {
        sessions.forEach(session -> keep(session, /* first= */ true));
    }

    /** @param first whether a failure is news */
    private void keep(SessionName session, boolean first) {
        order(session, WahaSessionOperation.CONNECT).onComplete(done -> {
            if (done.succeeded()) {
                log.info(
                        "session {} is {}",
                        RedactedText.text(session),
                        done.result().state().status());
            } else {
                if (first) {
                    log.warn(
                            "session {} cannot be connected so far: {}",
                            RedactedText.text(session),
                            RedactedText.text(done.cause()));
                }
                vertx.setTimer(RETRY_MILLIS, again -> keep(session, /* first= */ false));
            }
        });
    }

    @Override
    public Future<WahaSessionView> connect(SessionName session, boolean force) {
        return order(session, force ? WahaSessionOperation.RECONNECT : WahaSessionOperation.CONNECT);
    }

    @Override
    public Future<WahaSessionView> hook(SessionName session, boolean force) {
        return order(session, force ? WahaSessionOperation.REHOOK : WahaSessionOperation.HOOK);
    }

    @Override
    public Future<WahaSessionView> disconnect(SessionName session) {
        return order(session, WahaSessionOperation.DISCONNECT);
    }

    @Override
    public Future<WahaSessionView> restart(SessionName session) {
        return order(session, WahaSessionOperation.RESTART);
    }

    @Override
    public Future<WahaSessionView> logout(SessionName session) {
        return order(session, WahaSessionOperation.LOGOUT);
    }

    @Override
    public Future<WahaSessionView> delete(SessionName session) {
        return order(session, WahaSessionOperation.DELETE);
    }

    private Future<WahaSessionView> order(SessionName session, WahaSessionOperation order) {
        return within(patience, ask(new WahaSessionCommand.Operate(session, order)));
    }

    @Override
    public Future<PairingCode> pairingCode(SessionName session, String phone) {
        return within(patience, ask(new WahaSessionCommand.FetchPairingCode(session, phone)));
    }

    private static <A> Future<A> within(long millis, Future<A> answer) {
        return answer.timeout(millis, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(failure instanceof CommandException ? failure : slow()));
    }

    private static CommandException slow() {
        return new WahaFailure(WahaFailure.Kind.SLOW, "WAHA has not answered yet, and may still do it").ofCommand();
    }

    @Override
    public WahaSessionView view(SessionName session) {
        return board.view(session);
    }

    /**
     * What was written to a session while no webhook came cannot be read afterwards, or can if {@code reason} is null.
     */
    public void unreadable(SessionName session, @Nullable String reason) {
        board.unreadable(session, reason);
    }

    /** The last known view of every session that is followed, without a request. */
    public List<WahaSessionView> known() {
        return board.all();
    }

    @Override
    public Future<WahaSessionView> refresh(SessionName session) {
        Long seenAt = view(session).seenAt();
        if (seenAt != null && clock.millis() - seenAt < REFRESH_MILLIS) {
            return Future.succeededFuture(view(session));
        }
        return ask(new WahaSessionCommand.Refresh(session))
                .timeout(REFRESH_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(late -> view(session));
    }

    @Override
    public Future<Listing> all() {
        return ask(WahaSessionCommand.RefreshAll.INSTANCE)
                .timeout(REFRESH_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(false)
                .map(complete -> new Listing(board.all(), complete));
    }

    @Override
    public void notified(SessionName session) {
        bus.send(WahaSessionsVerticle.ADDRESS, new WahaSessionCommand.Notified(session));
    }

    @Override
    public void suspect(SessionName session) {
        bus.send(WahaSessionsVerticle.ADDRESS, new WahaSessionCommand.Suspect(session));
    }

    /** Follows nothing any more. */
    public Future<Void> close() {
        return vertx.undeploy(deployment);
    }

    private <A> Future<A> ask(Ask<A> command) {
        return bus.ask(WahaSessionsVerticle.ADDRESS, command);
    }
}
