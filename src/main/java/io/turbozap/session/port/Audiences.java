package io.turbozap.session.port;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Recipients;
import io.vertx.core.Future;

/** The source of the contacts of an audience when its campaign starts. */
public interface Audiences {

    /**
     * Those who were taken.
     *
     * @param recipients in order of sending
     * @param leftOut how many were not, for they lack a field that the campaign's texts need
     */
    record Taken(Recipients recipients, int leftOut) {}

    /**
     * The contacts that {@code campaign}'s audience stands for at this moment, in order of sending; none, if none is
     * left of them. Fails if they cannot be read. Completes on the context of the caller.
     */
    Future<Taken> take(Campaign campaign);
}
