package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.media.MediaWarning;
import io.vertx.core.Future;
import java.util.List;

/** A look at the files of a campaign before WAHA downloads them. Called on the event loop of its session. */
@FunctionalInterface
public interface MediaCheck {

    /** What is doubtful about them. It may take longer than the campaign waits for it, but not without end. */
    Future<List<MediaWarning>> at(Campaign campaign);

    /** No check at all. */
    static MediaCheck none() {
        return campaign -> Future.succeededFuture(List.of());
    }
}
