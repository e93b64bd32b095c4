package io.turbozap.http.recipient;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.recipients.consent.Suppression;
import io.turbozap.recipients.consent.Suppressions;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of suppressions, or a part of it. */
final class SuppressionPages implements StreamedArray.Pages {

    private static final int PAGE = 500;

    private final Suppressions suppressions;
    private final Org org;
    private final @Nullable String search;
    private final @Nullable String digits;
    private @Nullable String last;
    private @Nullable String shown;
    private int left;
    private boolean cut;

    SuppressionPages(Suppressions suppressions, Org org, @Nullable String search, @Nullable String after, int limit) {
        this.suppressions = suppressions;
        this.org = org;
        this.search = search;
        this.digits = search == null ? null : PhoneNumber.part(search);
        this.last = after;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        return suppressions.list(org, last, PAGE).map(page -> write(page, json));
    }

    private boolean write(List<Suppression> page, JsonWriter json) {
        for (Suppression suppression : page) {
            last = suppression.chatId();
            if (search == null || last.contains(search) || isOfNumber(last)) {
                if (left == 0) {
                    cut = true;
                    return false;
                }
                write(suppression, json);
                shown = last;
                left--;
            }
        }
        return page.size() == PAGE;
    }

    /** Whether the number that is searched for is this one's, in any spelling. */
    private boolean isOfNumber(String chatId) {
        ChatId chat = new ChatId(chatId);
        return digits != null
                && chat.isPhone()
                && (chat.local().contains(digits) || chat.person().local().contains(digits));
    }

    private static void write(Suppression suppression, JsonWriter json) {
        json.object()
                .member("chatId", suppression.chatId())
                .member("reason", suppression.reason())
                .member("source", suppression.source())
                .time("createdAt", suppression.at())
                .endObject();
    }

    @Override
    public void close(JsonWriter json) {
        if (cut) {
            json.member("next", shown);
        }
    }
}
