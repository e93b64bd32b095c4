package io.turbozap.waha.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.AccountLimits;

/** Listener to what WhatsApp allows accounts, whenever WAHA was asked. Called on any thread. */
@FunctionalInterface
public interface LimitListener {

    /** New limits by WAHA; what it does not know is null. */
    void limited(SessionName session, AccountLimits limits);
}
