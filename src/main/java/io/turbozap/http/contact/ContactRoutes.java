package io.turbozap.http.contact;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.TimedUuid;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.KeysetPages;
import io.turbozap.http.web.PathParameter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.identity.access.Permission;
import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.book.AddressBook.Outcome;
import io.turbozap.recipients.book.Contact;
import io.turbozap.recipients.book.ContactChange;
import io.turbozap.store.quota.Quota;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Routes of the address book. Answers are not wrapped. */
public final class ContactRoutes {

    private static final String PATH = "/contacts";
    private static final String ONE = PATH + "/{contactId}";
    private static final int MAX_PAGE = 10_000;

    private final AddressBook contacts;
    private final Quota quota;
    private final Clock clock;
    private final RandomGenerator random;
    private final SmallBody body;
    private final ContactForm form;
    private final SchemaCheck nothing = SchemaCheck.nothing();

    public ContactRoutes(
            ContactServices services, Country country, Clock clock, RandomGenerator random, SmallBody body) {
        this.contacts = services.book();
        this.quota = services.quota();
        this.form = new ContactForm(country);
        this.clock = clock;
        this.random = random;
        this.body = body;
    }

    public void addTo(RouteTable routes) {
        routes.divided(Permission.CONTACT_READ, Permission.CONTACT_WRITE)
                .get(PATH, this::list, "search", "after", "limit")
                .post(PATH, body.then(this::create))
                .get(ONE, this::show)
                .put(ONE, body.then(ctx -> change(ctx, form.readWhole(ctx))))
                .patch(ONE, body.then(ctx -> change(ctx, form.readPart(ctx))))
                .delete(ONE, body.brief(this::delete));
    }

    private Future<Void> list(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = query.number("limit", 1, MAX_PAGE, Integer.MAX_VALUE);
        String search = query.text("search");
        Org org = Caller.of(ctx).org();
        return StreamedArray.sendBare(
                ctx,
                new KeysetPages<String, Contact>(
                        (last, most) -> contacts.page(org, search, last, most),
                        Contact::id,
                        ContactForm::write,
                        query.text("after"),
                        limit));
    }

    private Future<Void> create(RoutingContext ctx) {
        ContactChange wanted = form.readWhole(ctx);
        long now = clock.millis();
        Contact contact = new Contact(
                TimedUuid.next(clock.instant(), random),
                Objects.requireNonNull(wanted.name()),
                Objects.requireNonNull(wanted.phoneNumber()),
                Objects.requireNonNull(wanted.tags()),
                Objects.requireNonNull(wanted.fields()),
                now,
                now);
        Responses.expect(ctx, 201, PATH + "/" + contact.id(), json -> ContactForm.write(contact, json));
        return quota.take(Caller.of(ctx).org())
                .compose(room -> contacts.add(Caller.of(ctx).org(), contact))
                .compose(outcome -> {
                    require(outcome);
                    ctx.response().putHeader(HttpHeaders.LOCATION, PATH + "/" + contact.id());
                    return Responses.bare(ctx, 201, json -> ContactForm.write(contact, json));
                });
    }

    private Future<Void> show(RoutingContext ctx) {
        return answer(ctx, id(ctx));
    }

    private Future<Void> change(RoutingContext ctx, ContactChange change) {
        String id = id(ctx);
        return contacts.change(Caller.of(ctx).org(), id, change, clock.millis()).compose(outcome -> {
            require(outcome);
            return answer(ctx, id);
        });
    }

    private Future<Void> answer(RoutingContext ctx, String id) {
        return contacts.find(Caller.of(ctx).org(), id).compose(contact -> {
            if (contact == null) {
                throw ApiException.contactNotFound();
            }
            return Responses.bare(ctx, 200, json -> ContactForm.write(contact, json));
        });
    }

    private Future<Void> delete(RoutingContext ctx) {
        nothing.require(ctx);
        return contacts.remove(Caller.of(ctx).org(), id(ctx)).compose(removed -> {
            if (!removed) {
                throw ApiException.contactNotFound();
            }
            return Responses.empty(ctx);
        });
    }

    private static void require(Outcome outcome) {
        if (outcome == Outcome.TAKEN) {
            throw new ApiException(409, "A contact with this phone number already exists");
        }
        if (outcome == Outcome.UNKNOWN) {
            throw ApiException.contactNotFound();
        }
    }

    private static String id(RoutingContext ctx) {
        String id = PathParameter.of(ctx, "contactId").toLowerCase(Locale.ROOT);
        if (!ChosenContacts.isId(id)) {
            throw ApiException.contactNotFound();
        }
        return id;
    }
}
