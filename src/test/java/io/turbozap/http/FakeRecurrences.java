package io.turbozap.http;

import io.turbozap.campaign.CampaignId;
import io.turbozap.schedule.Recurrence;
import io.turbozap.schedule.RecurrenceId;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RecurrenceReply;
import io.turbozap.schedule.RecurrenceView;
import io.turbozap.schedule.Recurrences;
import io.turbozap.schedule.RunContent;
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

    /** When set, what every command answers instead of being carried out. */
    volatile @Nullable public RecurrenceReply instead;

    /** The only one there is. */
    public Recurrence only() {
        return all.firstEntry().getValue();
    }

    public RunContent onlyContent() {
        return contents.get(only().id());
    }

    @Override
    public Future<RecurrenceReply> create(Recurrence recurrence, RunContent content) {
        if (instead != null) {
            return Future.succeededFuture(instead);
        }
        all.put(recurrence.id(), recurrence);
        contents.put(recurrence.id(), content);
        return get(recurrence.id());
    }

    @Override
    public Future<RecurrenceReply> get(RecurrenceId id) {
        Recurrence found = all.get(id);
        return Future.succeededFuture(
                found == null
                        ? RecurrenceReply.NotFound.INSTANCE
                        : new RecurrenceReply.Done(new RecurrenceView(found, null)));
    }

    @Override
    public Future<RecurrenceReply> list(@Nullable RecurrenceId after, int limit) {
        List<RecurrenceView> views = (after == null ? all : all.tailMap(after, false))
                .values().stream()
                        .limit(limit)
                        .map(recurrence -> new RecurrenceView(recurrence, null))
                        .toList();
        return Future.succeededFuture(new RecurrenceReply.Shown(views, all.size()));
    }

    @Override
    public Future<RecurrenceReply> content(RecurrenceId id) {
        return Future.succeededFuture(new RecurrenceReply.Sends(contents.get(id)));
    }

    @Override
    public Future<RecurrenceReply> update(
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
    public Future<RecurrenceReply> pause(RecurrenceId id) {
        return instead == null ? get(id) : Future.succeededFuture(instead);
    }

    @Override
    public Future<RecurrenceReply> resume(RecurrenceId id) {
        return get(id);
    }

    @Override
    public Future<RecurrenceReply> delete(RecurrenceId id) {
        Future<RecurrenceReply> answer = get(id);
        all.remove(id);
        return answer;
    }

    @Override
    public Future<RecurrenceReply> run(RecurrenceId id) {
        return instead != null
                ? Future.succeededFuture(instead)
                : get(id).map(reply ->
                        reply instanceof RecurrenceReply.Done done ? new RecurrenceReply.Ran(done.view(), RUN) : reply);
    }
}
