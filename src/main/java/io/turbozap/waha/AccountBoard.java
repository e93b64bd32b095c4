package io.turbozap.waha;

import io.turbozap.campaign.SessionName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What the followers see, for anybody to read at any time. */
final class AccountBoard {

    private final Map<SessionName, AccountView> views = new ConcurrentSkipListMap<>();
    private final Map<SessionName, String> unreadable = new ConcurrentSkipListMap<>();

    /** Shows {@code view} from here on, and answers the state that was shown before; unknown if there was none. */
    AccountState show(AccountView view) {
        AccountView before = views.put(view.session(), view.withUnreadable(unreadable.get(view.session())));
        return before == null ? AccountState.Unknown.INSTANCE : before.state();
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

    AccountView view(SessionName session) {
        AccountView known = views.get(session);
        return known == null ? AccountView.of(session, AccountState.Unknown.INSTANCE) : known;
    }

    List<AccountView> all() {
        return List.copyOf(views.values());
    }
}
