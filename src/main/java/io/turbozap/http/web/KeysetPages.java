package io.turbozap.http.web;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignView;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list in the order of its keys, or a part of it, which then ends with the key to go on from, as {@code next}.
 *
 * @param <K> what elements are known by; its text is what clients get
 * @param <T> the elements
 */
public final class KeysetPages<K, T> implements StreamedArray.Pages {

    /** A source of elements in the order of their keys. */
    public interface Source<K, T> {
        /** At most {@code limit} elements behind {@code last}, or the first ones; fewer only at the end. */
        Future<List<T>> after(@Nullable K last, int limit);
    }

    private static final int PAGE = 200;

    private final Source<K, T> source;
    private final Function<T, K> key;
    private final BiConsumer<T, JsonWriter> writer;
    private @Nullable K last;
    private int left;
    private boolean cut;

    /**
     * Creates the pages behind {@code after}, or from the first on.
     *
     * @param limit how many to write at most
     */
    public KeysetPages(
            Source<K, T> source, Function<T, K> key, BiConsumer<T, JsonWriter> writer, @Nullable K after, int limit) {
        this.source = source;
        this.key = key;
        this.writer = writer;
        this.last = after;
        this.left = limit;
    }

    /** Campaigns as {@code query} asks for them by {@code after} and {@code limit}, up to {@code most}. */
    public static KeysetPages<CampaignId, CampaignView> ofCampaigns(
            Source<CampaignId, CampaignView> source,
            BiConsumer<CampaignView, JsonWriter> writer,
            Query query,
            int most) {
        int limit = query.number("limit", 1, most, Integer.MAX_VALUE);
        return new KeysetPages<>(source, view -> view.campaign().id(), writer, query.campaign("after"), limit);
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = Math.min(PAGE, left);
        // one more than wanted shows whether any follow
        return source.after(last, wanted + 1).map(elements -> write(elements, wanted, json));
    }

    private boolean write(List<T> elements, int wanted, JsonWriter json) {
        int written = Math.min(wanted, elements.size());
        for (T element : elements.subList(0, written)) {
            writer.accept(element, json);
            last = key.apply(element);
        }
        left -= written;
        boolean more = elements.size() > written;
        cut = more && left == 0;
        return more && left > 0;
    }

    @Override
    public void close(JsonWriter json) {
        if (cut && last != null) {
            json.member("next", last.toString());
        }
    }
}
