package io.turbozap.http.recurring;

import io.turbozap.config.Config;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.message.TextFindings;
import io.turbozap.http.upload.ParsedCampaign;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.KeysetPages;
import io.turbozap.http.web.PathParameter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.http.web.WholeBody;
import io.turbozap.identity.access.Permission;
import io.turbozap.process.Blocking;
import io.turbozap.schedule.Recurrence;
import io.turbozap.schedule.RecurrenceId;
import io.turbozap.schedule.RecurrencePage;
import io.turbozap.schedule.RecurrenceState;
import io.turbozap.schedule.RecurrenceView;
import io.turbozap.schedule.Recurrences;
import io.turbozap.schedule.RunContent;
import io.turbozap.schedule.StartedRun;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Routes of recurring campaigns: created, shown, changed and commanded. */
public final class RecurringRoutes {

    private static final String PATH = "/api/recurring";
    private static final String ONE = PATH + "/{recurringId}";
    private static final int MAX_PAGE = 10_000;
    private static final int NEXT_RUNS = 5;

    private final Recurrences recurrences;
    private final RecurringForm form;
    private final TemplateResolver named;
    private final SmallBody body;
    private final long limit;
    private final Clock clock;
    private final RandomGenerator random;

    public RecurringRoutes(
            Recurrences recurrences,
            Config config,
            Country country,
            TemplateResolver named,
            Clock clock,
            RandomGenerator random,
            SmallBody body) {
        this.recurrences = recurrences;
        this.form = new RecurringForm(config, country, clock);
        this.named = named;
        this.body = body;
        this.limit = config.limits().smallBodyBytes();
        this.clock = clock;
        this.random = random;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_READ, Permission.CAMPAIGN_WRITE)
                .get(PATH, this::list, "after", "limit")
                .post(PATH, whole(this::create))
                .get(ONE, this::show)
                .put(ONE, whole(this::replace))
                .patch(ONE, whole(this::change))
                .delete(ONE, command(recurrences::delete, "Recurring campaign deleted"))
                .post(ONE + "/pause", command(recurrences::pause, "Recurring campaign paused"))
                .post(ONE + "/resume", command(recurrences::resume, "Recurring campaign resumed"))
                .post(ONE + "/run", body.brief(this::run));
    }

    private Future<Void> list(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        var pages = new KeysetPages<RecurrenceId, RecurrenceView>(
                (last, most) -> recurrences.list(last, most).map(RecurrencePage::views),
                view -> view.recurrence().id(),
                (view, json) -> RecurringViews.write(view, List.of(), json),
                after(ctx),
                limit);
        return recurrences.list(null, 0).compose(page -> list(ctx, page.total(), pages));
    }

    private static Future<Void> list(RoutingContext ctx, int total, StreamedArray.Pages pages) {
        JsonWriter json = new JsonWriter()
                .object()
                .member("success", true)
                .member("totalRecurring", total)
                .name("data")
                .array();
        return StreamedArray.send(ctx, json, pages);
    }

    private static @Nullable RecurrenceId after(RoutingContext ctx) {
        List<String> given = ctx.queryParam("after");
        RecurrenceId after = given.size() == 1 ? RecurrenceId.parse(given.get(0)) : null;
        if (!given.isEmpty() && after == null) {
            throw ApiException.invalid("after", "Expected a recurringId");
        }
        return after;
    }

    private Future<Void> show(RoutingContext ctx) {
        return recurrences.get(id(ctx)).compose(view -> show(ctx, view));
    }

    private static Future<Void> show(RoutingContext ctx, RecurrenceView view) {
        return Responses.ok(
                ctx, 200, json -> RecurringViews.write(view, nextRuns(view.recurrence()), json.name("data")));
    }

    private static List<Long> nextRuns(Recurrence recurrence) {
        Long nextAt = recurrence.recurrenceState().nextAt();
        if (nextAt == null) {
            return List.of();
        }
        List<Long> next = new ArrayList<>(NEXT_RUNS);
        next.add(nextAt);
        next.addAll(recurrence.plan().cronSchedule().occurrences().after(nextAt, NEXT_RUNS - 1));
        return next;
    }

    private RouteHandler whole(BiFunction<RoutingContext, byte[], Future<Void>> next) {
        return ctx -> WholeBody.read(ctx, limit).compose(sent -> next.apply(ctx, sent.getBytes()));
    }

    private Future<Void> create(RoutingContext ctx, byte[] sent) {
        return parsed(ctx, sent)
                .compose(whole -> aside(ctx, () -> created(form.readWhole(whole))))
                .compose(made -> {
                    Responses.expectOk(
                            ctx,
                            201,
                            location(made.recurrence()),
                            json -> write(made.recurrence(), made.textFindings(), json));
                    return recurrences
                            .create(made.recurrence(), made.content())
                            .compose(view -> created(ctx, view.recurrence(), made.textFindings()));
                });
    }

    private record Made(Recurrence recurrence, RunContent content, TextFindings textFindings) {}

    private Made created(RecurringDraft draft) {
        RunContent content = Objects.requireNonNull(draft.content());
        RecurrenceId id = RecurrenceId.generate(clock.instant(), random);
        return new Made(Recurrence.create(id, draft.plan(), content, clock.millis()), content, draft.textFindings());
    }

    private static Future<Void> created(RoutingContext ctx, Recurrence recurrence, TextFindings textFindings) {
        ctx.response().putHeader(HttpHeaders.LOCATION, location(recurrence));
        return Responses.ok(ctx, 201, json -> write(recurrence, textFindings, json));
    }

    private static String location(Recurrence recurrence) {
        return PATH + "/" + recurrence.id().value();
    }

    private static void write(Recurrence recurrence, TextFindings textFindings, JsonWriter json) {
        json.member("recurringId", recurrence.id().value())
                .member("message", "Recurring campaign created")
                .member("duplicatesRemoved", recurrence.size().duplicatesRemoved())
                .time("nextRunAt", recurrence.recurrenceState().nextAt());
        textFindings.write(json);
    }

    /** With the messages of the template that it names, if any: later changes of that change no run. */
    private Future<ParsedCampaign> parsed(RoutingContext ctx, byte[] sent) {
        return aside(ctx, () -> form.parse(sent))
                .compose(parsed ->
                        named.expand(Caller.of(ctx).org(), parsed.head()).map(parsed));
    }

    /** Off the event loop. */
    private static <T> Future<T> aside(RoutingContext ctx, Callable<T> work) {
        return Blocking.run(ctx.vertx(), work);
    }

    private Future<Void> replace(RoutingContext ctx, byte[] sent) {
        RecurrenceId id = id(ctx);
        return parsed(ctx, sent)
                .compose(whole -> aside(ctx, () -> form.readWhole(whole)))
                .compose(draft -> recurrences
                        .update(id, draft.plan(), draft.content(), null)
                        .compose(view -> updated(ctx, view, draft.textFindings())));
    }

    private Future<Void> change(RoutingContext ctx, byte[] sent) {
        return recurrences.get(id(ctx)).map(RecurrenceView::recurrence).compose(before -> parsed(ctx, sent)
                .compose(part -> change(ctx, part, before)));
    }

    private Future<Void> change(RoutingContext ctx, ParsedCampaign part, Recurrence before) {
        Future<@Nullable RunContent> content = RecurringForm.concernsContent(part)
                ? recurrences.content(before.id()).<@Nullable RunContent>map(known -> known)
                : Future.succeededFuture();
        return content.compose(known -> aside(ctx, () -> form.readPart(part, before.plan(), known)))
                .compose(draft -> recurrences
                        .update(before.id(), draft.plan(), draft.content(), before.updatedAt())
                        .compose(view -> updated(ctx, view, draft.textFindings())));
    }

    private Future<Void> run(RoutingContext ctx) {
        RecurrenceId id = id(ctx);
        return recurrences.run(id).compose(run -> ran(ctx, id, run));
    }

    private static Future<Void> ran(RoutingContext ctx, RecurrenceId id, StartedRun run) {
        return Responses.ok(ctx, 202, json -> json.member("recurringId", id.value())
                .member("campaignId", run.campaign().value())
                .member("message", "Campaign execution started"));
    }

    private RouteHandler command(Function<RecurrenceId, Future<RecurrenceView>> command, String message) {
        return body.brief(ctx -> command.apply(id(ctx)).compose(view -> done(ctx, view, message, TextFindings.NONE)));
    }

    private static Future<Void> updated(RoutingContext ctx, RecurrenceView view, TextFindings textFindings) {
        return done(ctx, view, "Recurring campaign updated", textFindings);
    }

    private static Future<Void> done(
            RoutingContext ctx, RecurrenceView view, String message, TextFindings textFindings) {
        Recurrence recurrence = view.recurrence();
        RecurrenceState recurrenceState = recurrence.recurrenceState();
        return Responses.ok(ctx, 200, json -> {
            json.member("recurringId", recurrence.id().value())
                    .member("message", message)
                    .time("nextRunAt", recurrenceState.nextAt());
            textFindings.write(json);
        });
    }

    private static RecurrenceId id(RoutingContext ctx) {
        RecurrenceId id = RecurrenceId.parse(PathParameter.of(ctx, "recurringId"));
        if (id == null) {
            throw new ApiException(404, "Recurring campaign not found");
        }
        return id;
    }
}
