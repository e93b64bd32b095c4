package io.turbozap.waha.session;

import io.turbozap.campaign.SessionName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The views of the monitors, to be read from any thread at any time. */
final class WahaSessionRegistry {

    private final Map<SessionName, WahaSessionView> views = new ConcurrentSkipListMap<>();
    private final Map<SessionName, String> unreadable = new ConcurrentSkipListMap<>();

    /** Shows {@code view} from here on, and answers the state that was shown before; unknown if there was none. */
    WahaSessionState show(WahaSessionView view) {
        WahaSessionView before = views.put(view.session(), view.withUnreadable(unreadable.get(view.session())));
        return before == null ? WahaSessionState.Unknown.INSTANCE : before.state();
    }

    /** The history of a session cannot be read, or can again if {@code reason} is null. */
    void unreadable(SessionName session, @Nullable String reason) {
        if (reason == null) {
            unreadable.remove(session);
        } else {
            unreadable.put(session, reason);
        }
        views.computeIfPresent(session, (name, view) -> view.withUnreadable(reason));
    }

    void remove(SessionName session) {
        views.remove(session);
        unreadable.remove(session);
    }

    WahaSessionView view(SessionName session) {
        WahaSessionView known = views.get(session);
        return known == null ? WahaSessionView.of(session, WahaSessionState.Unknown.INSTANCE) : known;
    }

    List<WahaSessionView> all() {
        return List.copyOf(views.values());
    }
}
