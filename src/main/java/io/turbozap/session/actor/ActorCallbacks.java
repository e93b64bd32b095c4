package io.turbozap.session.actor;

import io.turbozap.session.SessionEvent;
import io.turbozap.session.core.QueuedCampaign;
import java.util.List;

/** The turns of an actor, to those that work for it. */
interface ActorCallbacks {

    /** Handles the result of a task, now or after the inputs before it. */
    void take(Runnable result);

    /** Goes on after a wait for the store. */
    void goOn();

    /** Whether nothing else is to be taken note of. */
    boolean isIdle();

    /** These events are recorded and true. */
    void happened(List<SessionEvent> events);

    /** The files of this campaign were looked at. */
    void lookedAt(QueuedCampaign campaign);

    /** What has happened cannot be recorded, so nothing goes on before it can. */
    void stuck();
}
