package io.turbozap.http.organisation;

import io.turbozap.campaign.Org;
import io.turbozap.http.organisation.OrganisationAccess.Member;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.ListPage;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.StreamedAnswer;
import io.turbozap.http.web.ZodMessages;
import io.turbozap.identity.Identity;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.audit.AuditLine;
import io.turbozap.identity.audit.AuditLog;
import io.turbozap.identity.audit.AuditLog.Filter;
import io.turbozap.identity.audit.AuditLog.Grouping;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.identity.directory.Directory;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Routes of the audit log of an organisation. Each seals first what was recorded before it. */
final class AuditRoutes {

    private static final String PATH = "/orgs/{orgId}/audit-logs";

    private final OrganisationAccess access;
    private final Identity identity;
    private final Directory directory;
    private final AuditLog log;
    private final InstantSource clock;

    AuditRoutes(OrganisationAccess access, Identity identity, InstantSource clock) {
        this.access = access;
        this.identity = identity;
        this.directory = identity.directory();
        this.log = identity.auditLog();
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        routes.divided(Permission.AUDIT_READ, Permission.AUDIT_READ)
                .get(PATH, access.own(this::list), listParameters(AuditQuery.FILTER))
                .get(PATH + "/summary", access.own(this::summary), with("by", AuditQuery.FILTER))
                .get(PATH + "/verify", access.own(this::verify))
                .get(PATH + "/export", access.own(this::export))
                .get(PATH + "/user/{userId}", access.own(this::listOfUser), listParameters(AuditQuery.FILTER_OF_USER));
    }

    private static String[] listParameters(String... filter) {
        return ListPage.parameters(with("offset", filter));
    }

    private static String[] with(String name, String... others) {
        return Stream.concat(Stream.of(name), Arrays.stream(others)).toArray(String[]::new);
    }

    private Future<Void> list(RoutingContext ctx, Member member) {
        return page(ctx, member.org(), /* user= */ null);
    }

    private Future<Void> listOfUser(RoutingContext ctx, Member member) {
        Org org = member.org();
        String user = OrganisationAccess.id(ctx, "userId");
        if (directory.person(org, user) == null) {
            throw new ApiException(404, "User not found");
        }
        return page(ctx, org, user);
    }

    private Future<Void> page(RoutingContext ctx, Org org, @Nullable String user) {
        AuditQuery query = AuditQuery.read(new Query(ctx), user, zone(org));
        ListPage page = query.page();
        AuditView view = new AuditView(directory, org);
        return identity.sealing()
                .run()
                .compose(done -> log.count(org, query.filter(), ListPage.MOST_COUNTED + 1))
                .compose(total -> log.latest(org, query.filter(), query.before(), page.offset(), page.wanted())
                        .compose(entries -> page.answer(
                                ctx,
                                entries,
                                total,
                                entry -> Long.toString(entry.entry().seq()),
                                view::show)));
    }

    private ZoneId zone(Org org) {
        return OrganisationSettings.zone(directory.organisation(org));
    }

    private Future<Void> summary(RoutingContext ctx, Member member) {
        Org org = member.org();
        Query query = new Query(ctx);
        Grouping by = grouping(query);
        Filter filter = AuditQuery.filter(query, zone(org));
        String name = name(by);
        return log.summary(org, filter, by).compose(counts -> {
            JsonArray shown = new JsonArray(counts.stream()
                    .map(count -> JsonObject.of(name, count.key(), "count", count.count()))
                    .toList());
            return Responses.bare(ctx, 200, json -> json.json(shown.toBuffer()));
        });
    }

    private static Grouping grouping(Query query) {
        String by = query.single("by");
        return by == null
                ? Grouping.ACTION
                : Arrays.stream(Grouping.values())
                        .filter(grouping -> name(grouping).equals(by))
                        .findAny()
                        .orElseThrow(() -> ApiException.invalid("by", ZodMessages.notOneOf(names())));
    }

    private static List<String> names() {
        return Arrays.stream(Grouping.values()).map(AuditRoutes::name).toList();
    }

    private static String name(Grouping grouping) {
        return grouping.name().toLowerCase(Locale.ROOT);
    }

    private Future<Void> verify(RoutingContext ctx, Member member) {
        return identity.sealing()
                .run()
                .compose(done -> log.verify(member.org()))
                .compose(verified -> {
                    JsonObject shown = new JsonObject()
                            .put("ok", verified.firstBroken() == null)
                            .put("checked", verified.checked())
                            .put("firstBroken", verified.firstBroken());
                    return Responses.bare(ctx, 200, json -> json.json(shown.toBuffer()));
                });
    }

    /** The log with its last entry, which is that of this export, so that a file that was cut shows. */
    private Future<Void> export(RoutingContext ctx, Member member) {
        Org org = member.org();
        ctx.response().putHeader("Content-Disposition", "attachment; filename=\"audit.ndjson\"");
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, AuditLines.CONTENT_TYPE)
                    .end();
            return Future.succeededFuture();
        }
        AuditRecord record = new AuditRecord(
                org, member.actor(), AuditLine.EXPORT, AuditLine.EXPORTED, /* entityId= */ null, new JsonObject());
        Filter exports = new Filter(null, AuditLine.EXPORT, AuditLine.EXPORTED, null, null, null);
        return log.append(record, clock.millis())
                .compose(recorded -> identity.sealing().run())
                .compose(done -> log.latest(org, exports, /* before= */ null, /* offset= */ 0, /* limit= */ 1))
                .compose(last -> StreamedAnswer.send(
                        ctx,
                        AuditLines.CONTENT_TYPE,
                        new AuditLines(log, org, last.get(0).entry().seq())));
    }
}
