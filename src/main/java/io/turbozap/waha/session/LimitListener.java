package io.turbozap.waha.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.AccountLimits;

/** Hears what WhatsApp allows accounts, whenever WAHA was asked. Called on any thread. */
@FunctionalInterface
public interface LimitListener {

    /** WAHA says so; what it cannot tell is null. */
    void limited(SessionName session, AccountLimits limits);
}
