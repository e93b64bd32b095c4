package io.turbozap.http.recipient;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.http.upload.Numbers;
import io.turbozap.http.upload.ReportView;
import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.BodyHeaders;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.ListName;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.http.web.Violation;
import io.turbozap.identity.access.Permission;
import io.turbozap.recipients.RecipientList;
import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.book.TaggedContacts;
import io.turbozap.recipients.imports.ImportReport;
import io.turbozap.recipients.imports.RecipientCollector;
import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.store.quota.Quota;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Routes of named lists of recipients: shown page by page, replaced, appended to, deleted. */
public final class RecipientListRoutes {

    private static final String PATH = "/api/campaigns/recipients";
    private static final String LIST = "campaignId";
    private static final String TAG = "tag";
    /** Of what makes a list or adds to it. */
    private static final String[] PARAMETERS = Stream.concat(
                    Stream.of(LIST, TAG, Country.MEMBER), ImportChoices.NAMES.stream())
            .toArray(String[]::new);

    private static final int MAX_PAGE = 10_000;
    private static final int USUAL_PAGE = 100;

    private final RecipientLists lists;
    private final Quota quota;
    private final RecipientLookup lookup;
    private final RecipientUploads uploads;
    private final TaggedContacts tagged;
    private final Imports imports;
    private final Country country;
    private final SmallBody body;
    private final SchemaCheck nothing = SchemaCheck.nothing();

    /**
     * Creates the routes.
     *
     * @param uploads of recipients alone
     */
    public RecipientListRoutes(
            RecipientServices services, RecipientUploads uploads, Imports imports, Country country, SmallBody body) {
        this.lists = services.lists();
        this.quota = services.listQuota();
        this.lookup = new RecipientLookup(lists);
        this.uploads = uploads;
        this.tagged = services.tagged();
        this.imports = imports;
        this.country = country;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.divided(Permission.RECIPIENTS_READ, Permission.RECIPIENTS_WRITE)
                .get(PATH, this::show, LIST, "after", "limit")
                .put(PATH, this::replace, PARAMETERS)
                .post(PATH, this::append, PARAMETERS)
                .delete(PATH, body.then(this::delete), LIST, "phone", Country.MEMBER);
    }

    private Future<Void> show(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = query.number("limit", 1, MAX_PAGE, USUAL_PAGE);
        if (query.text(LIST) == null) {
            return list(ctx, query.text("after"), limit);
        }
        int after = query.number("after", 0, Integer.MAX_VALUE, 0);
        return lookup.head(Caller.of(ctx).org(), name(query)).compose(list -> {
            JsonWriter json = new JsonWriter().object().member("success", true);
            RecipientListPages.head(list, json);
            return StreamedArray.send(
                    ctx,
                    json.name("data").array(),
                    new RecipientListPages(lists, Caller.of(ctx).org(), list, after, limit));
        });
    }

    private Future<Void> list(RoutingContext ctx, @Nullable String after, int limit) {
        return lists.page(Caller.of(ctx).org(), after, limit).compose(page -> list(ctx, page, limit));
    }

    private static Future<Void> list(RoutingContext ctx, List<RecipientList> page, int limit) {
        return Responses.ok(ctx, 200, json -> {
            json.name("data").array();
            for (RecipientList list : page) {
                RecipientListPages.head(list, json.object());
                json.endObject();
            }
            json.endArray();
            if (page.size() == limit) {
                json.member("next", page.get(limit - 1).name());
            }
        });
    }

    private Future<Void> replace(RoutingContext ctx) {
        Org org = Caller.of(ctx).org();
        String name = name(new Query(ctx));
        return taken(ctx, gathering -> gathering.apply(Recipients.NONE).compose(gathered -> lists.find(org, name)
                        .compose(before -> room(org, before)
                                .compose(room -> lists.put(org, name, gathered.members))
                                .map(list -> new Kept(before == null ? 201 : 200, list, gathered.report)))))
                .compose(kept -> answer(ctx, kept));
    }

    private Future<Void> room(Org org, @Nullable RecipientList before) {
        return before == null ? quota.take(org) : Future.succeededFuture();
    }

    private Future<Void> append(RoutingContext ctx) {
        Org org = Caller.of(ctx).org();
        String name = name(new Query(ctx));
        return taken(ctx, gathering -> lookup.whole(org, name)
                        .compose(found -> gathering.apply(found.members()).compose(gathered -> lists.change(
                                        org, found.list(), gathered.members)
                                .map(list -> new Kept(200, required(list), gathered.report)))))
                .compose(kept -> answer(ctx, kept));
    }

    /** An addition of what a request brings to the members that there are. */
    private interface Adding extends Function<Recipients, Future<Gathered>> {}

    /** Lends {@code use} what the request brings: those in its body, or those of the address book that it names. */
    private <T> Future<T> taken(RoutingContext ctx, Function<Adding, Future<T>> use) {
        Query query = new Query(ctx);
        String tag = query.text(TAG);
        if (tag == null) {
            return uploads.lend(ctx, (sent, slot) -> {
                slot.requireOwn(); // however little is sent, the list that it goes to may be large
                return use.apply(before -> gather(ctx, query, sent, before, slot));
            });
        }
        if (BodyHeaders.announcesBody(ctx.request())) {
            throw ApiException.invalid(TAG, "Expected either a tag or a body, received both");
        }
        return use.apply(before -> {
            RecipientCollector recipientCollector =
                    RecipientCollector.forList(imports.mostRecipients).startingWith(before);
            return tagged.addTo(Caller.of(ctx).org(), recipientCollector, tag)
                    .map(added -> Gathered.of(recipientCollector));
        });
    }

    private record Gathered(Recipients members, ImportReport report) {

        /**
         * What was gathered.
         *
         * @throws ApiException if no recipient was added
         */
        static Gathered of(RecipientCollector recipientCollector) {
            ImportReport report = recipientCollector.report();
            if (report.accepted() + report.duplicates() == 0) {
                throw ReportView.noRecipientLeft(report);
            }
            return new Gathered(recipientCollector.contacts(), report);
        }
    }

    private Future<Gathered> gather(
            RoutingContext ctx, Query query, RecipientBody sent, Recipients before, UploadSlots.Slot slot) {
        ImportChoices choices = sent.choices(query);
        if (!sent.hasRecipients()) {
            sent.violations().add(RecipientUploads.RECIPIENTS, Violation.REQUIRED);
        }
        if (!sent.violations().isEmpty()) {
            throw ApiException.invalid(sent.violations());
        }
        slot.claim(before.bytes());
        return imports.run(ctx, before.size(), watch -> {
            RecipientCollector recipientCollector =
                    RecipientCollector.forList(imports.mostRecipients).startingWith(before);
            sent.source(choices)
                    .readInto(
                            recipientCollector,
                            new MemoryAllowance(bytes -> slot.claim(before.bytes() + bytes), watch));
            return Gathered.of(recipientCollector);
        });
    }

    private static RecipientList required(@Nullable RecipientList list) {
        if (list == null) {
            throw RecipientLookup.busy();
        }
        return list;
    }

    /** A list as it is now, and what became of what was sent. */
    private record Kept(int status, RecipientList list, ImportReport report) {}

    private static Future<Void> answer(RoutingContext ctx, Kept kept) {
        return Responses.ok(ctx, kept.status, json -> {
            RecipientListPages.head(kept.list, json);
            Headings.write(kept.list.fieldNames(), null, json);
            ReportView.write(kept.report, json.name("report"));
        });
    }

    private Future<Void> delete(RoutingContext ctx) {
        nothing.require(ctx);
        Query query = new Query(ctx);
        String name = name(query);
        String phone = query.text("phone");
        Future<Void> deleted = phone == null
                ? lists.delete(Caller.of(ctx).org(), name).map(was -> {
                    if (!was) {
                        throw ApiException.listNotFound();
                    }
                    return null;
                })
                : remove(ctx, name, Numbers.find(country.of(query), "phone", phone));
        return deleted.compose(done -> Responses.empty(ctx));
    }

    private Future<Void> remove(RoutingContext ctx, String name, ChatId contact) {
        Org org = Caller.of(ctx).org();
        return lookup.whole(org, name)
                .compose(found -> imports.run(ctx, found.members().size(), watch -> without(found.members(), contact))
                        .compose(rest -> lists.change(org, found.list(), rest)))
                .map(list -> {
                    required(list);
                    return null;
                });
    }

    private static Recipients without(Recipients members, ChatId contact) {
        Recipients.Builder rest = new Recipients.Builder();
        for (int i = 0; i < members.size(); i++) {
            if (!new ChatId(members.chatId(i)).isSamePerson(contact)) {
                rest.add(members, i, members.fields(i));
            }
        }
        if (rest.size() == members.size()) {
            throw new ApiException(404, "Recipient not found");
        }
        return rest.build(/* allowDuplicates= */ true);
    }

    private static String name(Query query) {
        String name = query.text(LIST);
        if (name == null) {
            throw ApiException.invalid(LIST, Violation.REQUIRED);
        }
        if (!ListName.isValid(name)) {
            throw ApiException.invalid(LIST, "Invalid name of a list");
        }
        return name;
    }
}
