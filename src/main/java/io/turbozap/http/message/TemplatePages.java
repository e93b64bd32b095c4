package io.turbozap.http.message;

import io.turbozap.campaign.Org;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.TemplateRepository.MessageSet;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates in the order of their names. */
final class TemplatePages implements StreamedArray.Pages {

    private static final int PAGE = 20;

    private final TemplateRepository sets;
    private final Org org;
    private @Nullable String last;
    private int left;

    TemplatePages(TemplateRepository sets, Org org, @Nullable String after, int limit) {
        this.sets = sets;
        this.org = org;
        this.last = after;
        this.left = limit;
    }

    static void write(MessageSet set, JsonWriter json) {
        json.object()
                .member("name", set.name())
                .name(TemplateResolver.MESSAGES)
                .json(set.messages().toBuffer())
                .time("createdAt", set.createdAt())
                .time("updatedAt", set.updatedAt())
                .endObject();
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = Math.min(PAGE, left);
        return sets.page(org, last, wanted).map(page -> write(page, wanted, json));
    }

    private boolean write(List<MessageSet> page, int wanted, JsonWriter json) {
        for (MessageSet set : page) {
            write(set, json);
            last = set.name();
        }
        left -= page.size();
        return left > 0 && page.size() == wanted;
    }
}
