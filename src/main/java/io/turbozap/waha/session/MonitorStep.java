package io.turbozap.waha.session;

/** The next step that a {@link WahaSessionMonitor} wants. */
sealed interface MonitorStep {

    /** Make this request, and return its result. */
    record Do(WahaSessionAction action) implements MonitorStep {}

    /** Do nothing before this time, steady milliseconds, or before something else happens. */
    record WaitUntil(long at) implements MonitorStep {}

    /** Nothing is left to follow. */
    enum End implements MonitorStep {
        INSTANCE
    }
}
