package io.turbozap.http.web;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Page of a list that a request asks for: by the cursor that the page before ended with, by its number, or the first.
 * The answer is an array, with the next page in {@code Link} and the length of the list in {@code X-Total-Count}, or an
 * object with both if {@code envelope=true}. Immutable.
 */
public final class ListPage {

    /** Elements that are counted, and that are found by the number of their page. */
    public static final int MOST_COUNTED = 10_000;

    private static final int MOST = 200;
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String PAGE = "page";
    private static final String OFFSET = "offset";
    private static final String ENVELOPE = "envelope";
    private static final Set<String> NAMES = Set.of(LIMIT, CURSOR, PAGE, OFFSET, ENVELOPE);

    private final Query query;
    private final int limit;
    private final @Nullable Integer page;
    private final int offset;
    private final @Nullable String after;
    private final boolean inEnvelope;

    private ListPage(
            Query query, int limit, @Nullable Integer page, int offset, @Nullable String after, boolean inEnvelope) {
        this.query = query;
        this.limit = limit;
        this.page = page;
        this.offset = offset;
        this.after = after;
        this.inEnvelope = inEnvelope;
    }

    /** Names of the parameters of a list, with those of its own. */
    public static String[] parameters(String... own) {
        return Stream.concat(Stream.of(LIMIT, CURSOR, PAGE, ENVELOPE), Stream.of(own))
                .toArray(String[]::new);
    }

    /**
     * Page that a request asks for.
     *
     * @param usual elements of a page unless the request has a limit
     * @param violations receives what is wrong with these parameters
     */
    public static ListPage of(Query query, int usual, Violations violations) {
        int limit = violations.read(() -> query.number(LIMIT, 1, MOST, usual), usual);
        int page = violations.read(() -> query.number(PAGE, 1, Integer.MAX_VALUE, 0), 0);
        int offset = violations.read(() -> query.number(OFFSET, 0, MOST_COUNTED, 0), 0);
        boolean inEnvelope = violations.read(() -> query.flag(ENVELOPE), false);
        String after = violations.read(() -> after(query), null);
        long passed = offset + (page == 0 ? 0 : (page - 1L) * limit);
        if (passed + limit > MOST_COUNTED + MOST) {
            violations.add(PAGE, "Only the first " + MOST_COUNTED + " are found by numbers: use cursor");
            passed = 0;
        }
        if (after != null && passed > 0) {
            violations.add(CURSOR, "Expected without page and offset");
        }
        return new ListPage(query, limit, page == 0 ? null : page, (int) passed, after, inEnvelope);
    }

    private static @Nullable String after(Query query) {
        String cursor = query.single(CURSOR);
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String mark = filter(query) + " ";
            if (text.startsWith(mark)) {
                return text.substring(mark.length());
            }
        } catch (IllegalArgumentException notEncoded) {
            // no cursor of ours, as below
        }
        throw ApiException.invalid(CURSOR, "Expected the cursor of a page of this list with the same filter");
    }

    /** Mark of what else the query asks for: a cursor is good for the same list alone. */
    private static String filter(Query query) {
        TreeMap<String, List<String>> others = new TreeMap<>();
        query.all().names().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> others.put(name, query.all().getAll(name)));
        return Integer.toHexString(others.toString().hashCode());
    }

    /** Key of an element in the order of creation, in epoch milliseconds. */
    public static String key(long createdAt, String id) {
        return String.format(Locale.ROOT, "%015d.%s", createdAt, id);
    }

    /** Elements to read: one more than are shown, which shows whether any follow. */
    public int wanted() {
        return limit + 1;
    }

    /** Elements that are passed over. */
    public int offset() {
        return offset;
    }

    /** Key of the element that the page follows, or null. */
    public @Nullable String after() {
        return after;
    }

    /**
     * Answers with a page of elements that are all in memory, in the order of their keys.
     *
     * @param key text that no two elements have
     */
    public <T> Future<Void> answer(
            RoutingContext ctx, Collection<T> all, Function<T, String> key, Function<T, JsonObject> view) {
        List<T> rest = all.stream()
                .filter(element -> after == null || key.apply(element).compareTo(after) > 0)
                .sorted(Comparator.comparing(key))
                .skip(offset)
                .limit(wanted())
                .toList();
        return answer(ctx, rest, all.size(), key, view);
    }

    /**
     * Answers with a page.
     *
     * @param elements {@link #wanted} of them, fewer only at the end
     * @param total of the list; above {@link #MOST_COUNTED} it need not be exact
     */
    public <T> Future<Void> answer(
            RoutingContext ctx, List<T> elements, long total, Function<T, String> key, Function<T, JsonObject> view) {
        List<T> shown = elements.subList(0, Math.min(limit, elements.size()));
        String next = elements.size() > limit ? cursor(key.apply(shown.get(limit - 1))) : null;
        JsonArray data = new JsonArray(shown.stream().map(view).toList());
        boolean isExact = total <= MOST_COUNTED;
        ctx.response().putHeader("X-Total-Count", isExact ? Long.toString(total) : MOST_COUNTED + "+");
        if (next != null) {
            ctx.response().putHeader("Link", "<" + link(ctx, next) + ">; rel=\"next\"");
        }
        return Responses.bare(
                ctx,
                200,
                json -> json.json(
                        inEnvelope
                                ? JsonObject.of("data", data, "meta", meta(next, total, isExact))
                                        .toBuffer()
                                : data.toBuffer()));
    }

    private JsonObject meta(@Nullable String next, long total, boolean isExact) {
        JsonObject meta = new JsonObject()
                .put(LIMIT, limit)
                .put("nextCursor", next)
                .put("total", Math.min(total, MOST_COUNTED))
                .put("totalIsExact", isExact);
        return page == null ? meta : meta.put(PAGE, page);
    }

    private String cursor(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((filter(query) + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    private String link(RoutingContext ctx, String next) {
        QueryStringEncoder link = new QueryStringEncoder(ctx.request().path());
        query.all().forEach((name, value) -> {
            if (!name.equals(CURSOR) && !name.equals(PAGE) && !name.equals(OFFSET)) {
                link.addParam(name, value);
            }
        });
        link.addParam(CURSOR, next);
        return link.toString();
    }
}
