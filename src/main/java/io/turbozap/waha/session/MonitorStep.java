package io.turbozap.waha.session;

/** What a {@link WahaSessionMonitor} wants done now. */
sealed interface MonitorStep {

    /** Make this request, and tell what came of it. */
    record Do(WahaSessionAction action) implements MonitorStep {}

    /** Do nothing before this time, steady milliseconds, or before something else happens. */
    record WaitUntil(long at) implements MonitorStep {}

    /** Nothing is left to follow. */
    enum End implements MonitorStep {
        INSTANCE
    }
}
