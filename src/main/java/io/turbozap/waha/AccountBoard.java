package io.turbozap.waha;

import io.turbozap.campaign.SessionName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the followers see, for anybody to read at any time. */
final class AccountBoard {

    private final Map<SessionName, AccountView> views = new ConcurrentSkipListMap<>();

    /** Shows {@code view} from here on, and answers the state that was shown before; unknown if there was none. */
    AccountState show(AccountView view) {
        AccountView before = views.put(view.session(), view);
        return before == null ? AccountState.Unknown.INSTANCE : before.state();
    }

    void remove(SessionName session) {
        views.remove(session);
    }

    AccountView view(SessionName session) {
        AccountView known = views.get(session);
        return known == null ? AccountView.of(session, AccountState.Unknown.INSTANCE) : known;
    }

    List<AccountView> all() {
        return List.copyOf(views.values());
    }
}
