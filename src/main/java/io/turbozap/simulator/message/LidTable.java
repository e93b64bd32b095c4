package io.turbozap.simulator.message;

import io.turbozap.simulator.model.KnownNumbers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hidden ids that the server has: those that came with incoming messages, at most {@value #MAX} of them, and those
 * of all people when people are named by their hidden ids anyway.
 */
public final class LidTable {

    private static final int MAX = 100_000;

    private final KnownNumbers numbers;
    private final boolean everybody;
    private final Map<String, String> phones = new LinkedHashMap<>();

    public LidTable(KnownNumbers numbers, boolean everybody) {
        this.numbers = numbers;
        this.everybody = everybody;
    }

    public void learn(String lid, String chat) {
        if (phones.size() < MAX) {
            phones.put(lid, chat);
        }
    }

    /** Those that came with messages. */
    public JsonArray json() {
        JsonArray pairs = new JsonArray();
        phones.forEach(
                (lid, phone) -> pairs.add(new JsonObject().put("lid", lid).put("pn", phone)));
        return pairs;
    }

    /** The chat of the phone number behind a hidden id; null for an unknown one. */
    @Nullable
    public String phoneOf(String lid) {
        String phone = phones.get(lid);
        return phone == null && everybody ? numbers.knownPhoneOf(lid) : phone;
    }

    /** The hidden id of a chat; null for an unknown one. */
    @Nullable
    public String lidOf(String chat) {
        for (Map.Entry<String, String> entry : phones.entrySet()) {
            if (entry.getValue().equals(chat)) {
                return entry.getKey();
            }
        }
        String registered = everybody ? numbers.chatOf(chat) : null;
        return registered == null ? null : KnownNumbers.lidOf(registered);
    }
}
