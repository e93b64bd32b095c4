package io.turbozap.waha;

/** What a {@link Follower} wants done now. */
sealed interface FollowerStep {

    /** Make this request, and tell what came of it. */
    record Do(AccountDeed deed) implements FollowerStep {}

    /** Do nothing before this time, steady milliseconds, or before something else happens. */
    record WaitUntil(long at) implements FollowerStep {}

    /** Nothing is left to follow. */
    enum End implements FollowerStep {
        INSTANCE
    }
}
