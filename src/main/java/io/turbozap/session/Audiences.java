package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Contacts;
import io.vertx.core.Future;

/** Where the contacts of an audience are taken from when its campaign starts. */
public interface Audiences {

    /**
     * The contacts that {@code campaign}'s audience stands for at this moment, in order of sending; nobody, if none is
     * left of them. Fails if they cannot be read. Completes on the context of the caller.
     */
    Future<Contacts> take(Campaign campaign);
}
