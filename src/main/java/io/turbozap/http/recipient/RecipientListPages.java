package io.turbozap.http.recipient;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.recipients.RecipientList;
import io.turbozap.recipients.RecipientLists;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Pages of some recipients of a list, with a mark where the next ones begin. */
final class RecipientListPages implements StreamedArray.Pages {

    private static final int PAGE = 200;

    private final RecipientLists lists;
    private final Org org;
    private final RecipientList list;
    private final int end;
    private int next;

    /**
     * Creates the pages of a part of the list.
     *
     * @param after how many come before the first
     */
    RecipientListPages(RecipientLists lists, Org org, RecipientList list, int after, int limit) {
        this.lists = lists;
        this.org = org;
        this.list = list;
        this.next = after;
        this.end = (int) Math.min(list.total(), (long) after + limit);
    }

    /** Writes what a list shows of itself. */
    static void head(RecipientList list, JsonWriter json) {
        List<String> columns = new ArrayList<>(List.of(Recipients.PHONE));
        columns.addAll(list.fieldNames());
        json.member("campaignId", list.name())
                .member("total", list.total())
                .name("columns")
                .array();
        columns.forEach(json::value);
        json.endArray().time("createdAt", list.createdAt()).time("updatedAt", list.updatedAt());
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        if (next >= end) {
            return Future.succeededFuture(false);
        }
        return lists.members(org, list, next, Math.min(PAGE, end - next)).map(page -> write(page, json));
    }

    private boolean write(RecipientLists.Page page, JsonWriter json) {
        for (int i = page.offset(); i < page.offset() + page.count(); i++) {
            Recipients contacts = page.contacts();
            JsonObject shown = new JsonObject().put(Recipients.PHONE, phone(contacts.chatId(i)));
            contacts.fields(i).forEach(shown::put);
            json.json(shown.toBuffer());
        }
        next += page.count();
        return page.count() > 0 && next < end;
    }

    /** A number as people know it; ids of other kinds as they are. */
    private static String phone(String chatId) {
        return new ChatId(chatId).shown();
    }

    @Override
    public void close(JsonWriter json) {
        if (next < list.total()) {
            json.member("next", next);
        }
    }
}
