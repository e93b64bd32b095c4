package io.turbozap.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What things are called that exist, as far as answers told, so that later requests find them. */
final class Names {

    private static final int MOST = 40;
    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final List<String> LISTS = List.of("october-promo", "list-1", "a_b");

    private final Map<String, List<String>> known = new HashMap<>(Map.of(
            "session", List.of("default", "sales", "a_b-9"),
            "sessionId", List.of("default", "sales", "a_b-9"),
            "template", List.of("welcome", "tpl-1", "x"),
            "contact", List.of("5511999990001", "+55 11 99999-0002", "99887766554433@lid"),
            "after", List.of("0", "5")));
    private final String url;

    /** @param url of a file that there is */
    Names(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    String phone(RandomGenerator random) {
        return "55119" + (99_990_000 + random.nextInt(200));
    }

    String uuid(RandomGenerator random) {
        String some = known("contactId", random);
        return some != null ? some : new UUID(random.nextLong(), random.nextLong()).toString();
    }

    String list(RandomGenerator random) {
        return Corpus.pick(LISTS, random);
    }

    /** The name of something that may be there, for a member or parameter that is called so; null if none is known. */
    @Nullable
    String known(String parameter, RandomGenerator random) {
        List<String> pool = known.get(parameter);
        return pool == null || pool.isEmpty() ? null : Corpus.pick(pool, random);
    }

    /** Keeps the names in a good answer. */
    void learn(JsonObject answer, RandomGenerator random) {
        learn(answer, 0, random);
    }

    private void learn(JsonObject object, int depth, RandomGenerator random) {
        for (Map.Entry<String, Object> member : object) {
            Object value = member.getValue();
            if (value instanceof JsonObject inner && depth < 2) {
                learn(inner, depth + 1, random);
            } else if (value instanceof JsonArray array && depth < 2) {
                array.stream()
                        .limit(3)
                        .filter(JsonObject.class::isInstance)
                        .forEach(each -> learn((JsonObject) each, depth + 1, random));
            } else if (value != null) {
                learn(member.getKey(), value.toString(), random);
            }
        }
    }

    private void learn(String key, String value, RandomGenerator random) {
        if (value.startsWith("campaign_")) {
            keep("campaignId", value, random);
        } else if (value.startsWith("recurring_")) {
            keep("recurringId", value, random);
        } else if (value.startsWith("webhook_")) {
            keep("webhookId", value, random);
        } else if (key.equals("id") && value.matches(UUID_FORM)) {
            keep("campaignId", value, random);
            keep("contactId", value, random);
        } else if (key.equals("id") && value.matches("\\d{1,18}")) {
            keep("deliveryId", value, random);
        } else if (key.equals("next") || key.equals("sid")) {
            keep(key.equals("next") ? "after" : "sid", value, random);
        }
    }

    private void keep(String parameter, String value, RandomGenerator random) {
        List<String> pool = known.computeIfAbsent(parameter, name -> new ArrayList<>());
        if (!(pool instanceof ArrayList)) {
            pool = new ArrayList<>(pool);
            known.put(parameter, pool);
        }
        if (pool.contains(value)) {
            return;
        }
        if (pool.size() < MOST) {
            pool.add(value);
        } else {
            pool.set(random.nextInt(MOST), value);
        }
    }
}
