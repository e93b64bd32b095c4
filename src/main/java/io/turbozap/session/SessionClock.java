package io.turbozap.session;

/** Tells a session what time it is. */
interface SessionClock {

    /** Now, rounded down: what is due by this moment is surely due. */
    Moment now();

    /** Now, rounded up: what is measured from this moment surely keeps its distance. */
    Moment nowRoundedUp();
}
