package io.turbozap.http;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.SessionName;
import io.turbozap.waha.session.PairingCode;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionView;
import io.turbozap.waha.session.WahaSessions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A WAHA in which every session is what a test says, and nothing moves. */
final class FakeAccounts implements WahaSessions {

    final Map<SessionName, WahaSessionView> views = new ConcurrentSkipListMap<>();

    /** What was asked for, in order. */
    final List<String> orders = new CopyOnWriteArrayList<>();

    /** Whether WAHA answers when it is asked for all. */
    volatile boolean lists = true;

    /** When set, what every order fails with. */
    volatile @Nullable CommandException instead;

    private Future<WahaSessionView> obey(String order, SessionName session) {
        orders.add(order + " " + session);
        return instead == null ? Future.succeededFuture(view(session)) : Future.failedFuture(instead);
    }

    @Override
    public Future<WahaSessionView> connect(SessionName session, boolean force) {
        return obey(force ? "reconnect" : "connect", session);
    }

    @Override
    public Future<WahaSessionView> hook(SessionName session, boolean force) {
        return obey(force ? "rehook" : "hook", session);
    }

    @Override
    public Future<WahaSessionView> disconnect(SessionName session) {
        return obey("disconnect", session);
    }

    @Override
    public Future<WahaSessionView> restart(SessionName session) {
        return obey("restart", session);
    }

    @Override
    public Future<WahaSessionView> logout(SessionName session) {
        return obey("logout", session);
    }

    @Override
    public Future<WahaSessionView> delete(SessionName session) {
        return obey("delete", session);
    }

    @Override
    public Future<PairingCode> pairingCode(SessionName session, String phone) {
        return instead == null
                ? Future.succeededFuture(new PairingCode("ABCD-" + phone.substring(0, 4)))
                : Future.failedFuture(instead);
    }

    @Override
    public WahaSessionView view(SessionName session) {
        return views.getOrDefault(session, WahaSessionView.of(session, WahaSessionState.Absent.INSTANCE));
    }

    @Override
    public Future<WahaSessionView> refresh(SessionName session) {
        return Future.succeededFuture(view(session));
    }

    @Override
    public Future<Listing> all() {
        return Future.succeededFuture(new Listing(List.copyOf(views.values()), lists));
    }

    @Override
    public void notified(SessionName session) {
        // nothing moves
    }

    @Override
    public void suspect(SessionName session) {
        // nothing moves
    }
}
