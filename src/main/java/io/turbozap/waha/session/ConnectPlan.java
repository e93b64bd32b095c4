package io.turbozap.waha.session;

import java.util.List;

/** The actions that connect a session that is there. A session that works is not interrupted unless that is forced. */
final class ConnectPlan {

    private ConnectPlan() {}

    /**
     * The requests to make, in order.
     *
     * @param differs whether its configuration lacks something of ours
     * @param force whether what works may be restarted
     */
    static List<WahaSessionAction> of(WahaSessionState state, boolean differs, boolean force) {
        if (state instanceof WahaSessionState.Working) {
            WahaSessionAction restart = differs ? WahaSessionAction.CONFIGURE : WahaSessionAction.RESTART;
            return force ? List.of(restart) : List.of();
        }
        if (state == WahaSessionState.Stopped.INSTANCE) {
            return differs
                    ? List.of(WahaSessionAction.CONFIGURE, WahaSessionAction.START)
                    : List.of(WahaSessionAction.START);
        }
        if (state == WahaSessionState.Failed.INSTANCE || force) {
            return List.of(differs ? WahaSessionAction.CONFIGURE : WahaSessionAction.RESTART);
        }
        return differs ? List.of(WahaSessionAction.CONFIGURE) : List.of();
    }
}
