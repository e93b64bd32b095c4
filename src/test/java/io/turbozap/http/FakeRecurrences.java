package io.turbozap.http;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.CampaignId;
import io.turbozap.fixture.Refusal;
import io.turbozap.schedule.Recurrence;
import io.turbozap.schedule.RecurrenceId;
import io.turbozap.schedule.RecurrencePage;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RecurrenceView;
import io.turbozap.schedule.Recurrences;
import io.turbozap.schedule.RunContent;
import io.turbozap.schedule.StartedRun;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Recurring campaigns that never run by themselves: what is asked for is kept. */
public final class FakeRecurrences implements Recurrences {

    public static final CampaignId RUN = new CampaignId("campaign_1705746645123_abc123def");

    private final ConcurrentSkipListMap<RecurrenceId, Recurrence> all = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<RecurrenceId, RunContent> contents = new ConcurrentHashMap<>();

    /** When set, what every command fails with instead of being carried out. */
    volatile @Nullable public CommandException instead;

    /** The only one there is. */
    public Recurrence only() {
        return all.firstEntry().getValue();
    }

    public RunContent onlyContent() {
        return contents.get(only().id());
    }

    @Override
    public Future<RecurrenceView> create(Recurrence recurrence, RunContent content) {
        if (instead != null) {
            return Future.failedFuture(instead);
        }
        all.put(recurrence.id(), recurrence);
        contents.put(recurrence.id(), content);
        return get(recurrence.id());
    }

    @Override
    public Future<RecurrenceView> get(RecurrenceId id) {
        Recurrence found = all.get(id);
        return found == null
                ? Refusal.failing(Code.NOT_FOUND, "Recurring campaign not found")
                : Future.succeededFuture(new RecurrenceView(found, null));
    }

    @Override
    public Future<RecurrencePage> list(@Nullable RecurrenceId after, int limit) {
        List<RecurrenceView> views = (after == null ? all : all.tailMap(after, false))
                .values().stream()
                        .limit(limit)
                        .map(recurrence -> new RecurrenceView(recurrence, null))
                        .toList();
        return Future.succeededFuture(new RecurrencePage(views, all.size()));
    }

    @Override
    public Future<RunContent> content(RecurrenceId id) {
        return Future.succeededFuture(contents.get(id));
    }

    @Override
    public Future<RecurrenceView> update(
            RecurrenceId id, RecurrencePlan plan, @Nullable RunContent content, @Nullable Long unchangedSince) {
        Recurrence before = all.get(id);
        if (before == null) {
            return get(id);
        }
        RunContent sent = content == null ? contents.get(id) : content;
        contents.put(id, sent);
        all.put(
                id,
                new Recurrence(
                        id, plan, sent.size(), before.recurrenceState(), before.createdAt(), before.updatedAt() + 1));
        return get(id);
    }

    @Override
    public Future<RecurrenceView> pause(RecurrenceId id) {
        return instead == null ? get(id) : Future.failedFuture(instead);
    }

    @Override
    public Future<RecurrenceView> resume(RecurrenceId id) {
        return get(id);
    }

    @Override
    public Future<RecurrenceView> delete(RecurrenceId id) {
        Future<RecurrenceView> answer = get(id);
        all.remove(id);
        return answer;
    }

    @Override
    public Future<StartedRun> run(RecurrenceId id) {
        return instead != null ? Future.failedFuture(instead) : get(id).map(view -> new StartedRun(view, RUN));
    }
}
