package io.turbozap.session.actor;

import io.turbozap.session.core.ClockReading;

/** The clock of a session. */
public interface SessionClock {

    /** Now, rounded down: what is due by this moment is surely due. */
    ClockReading now();

    /** Now, rounded up: what is measured from this moment surely keeps its distance. */
    ClockReading nowRoundedUp();
}
