package io.turbozap.waha;

import java.util.List;

/** What it takes to connect a session that is there. A session that works is not interrupted unless somebody says so. */
final class ConnectPlan {

    private ConnectPlan() {}

    /**
     * The requests to make, in order.
     *
     * @param differs whether its configuration lacks something of ours
     * @param force whether what works may be started anew
     */
    static List<AccountDeed> of(AccountState state, boolean differs, boolean force) {
        if (state instanceof AccountState.Working) {
            AccountDeed anew = differs ? AccountDeed.CONFIGURE : AccountDeed.RESTART;
            return force ? List.of(anew) : List.of();
        }
        if (state == AccountState.Stopped.INSTANCE) {
            return differs ? List.of(AccountDeed.CONFIGURE, AccountDeed.START) : List.of(AccountDeed.START);
        }
        if (state == AccountState.Failed.INSTANCE || force) {
            return List.of(differs ? AccountDeed.CONFIGURE : AccountDeed.RESTART);
        }
        return differs ? List.of(AccountDeed.CONFIGURE) : List.of();
    }
}
