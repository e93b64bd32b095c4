package io.turbozap.session.port;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PacingRules;
import io.turbozap.session.Retention;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An archive where nothing is recorded. */
enum NoArchive implements Archive {
    INSTANCE;

    @Override
    public Future<Boolean> isHeld() {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<Void> recover(Retention retention, long now, Function<StoredSession, Future<Void>> session) {
        return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable StoredSession> session(SessionName session) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Map<SessionName, PacingRules>> paces(Collection<SessionName> sessions) {
        return Future.succeededFuture(Map.of());
    }

    @Override
    public Future<@Nullable StoredCampaign> campaign(CampaignId campaign) {
        return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable CampaignView> view(CampaignId campaign) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<CampaignView>> views(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Long> count() {
        return Future.succeededFuture(0L);
    }
}
