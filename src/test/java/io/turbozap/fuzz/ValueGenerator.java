package io.turbozap.fuzz;

import io.turbozap.fuzz.JsonText.Raw;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values that mostly keep a schema. */
final class ValueGenerator {

    private static final int DEEPEST = 8;
    private static final long YEAR_MILLIS = 31_536_000_000L;

    private final ApiDocument document;
    private final RandomGenerator random;
    private final Names names;

    ValueGenerator(ApiDocument document, RandomGenerator random, Names names) {
        this.document = document;
        this.random = random;
        this.names = names;
    }

    @Nullable
    Object value(JsonObject schema) {
        return value("", schema, 0);
    }

    /** @param name of the member or parameter that it is for */
    @Nullable
    Object value(String name, JsonObject schema) {
        return value(name, schema, 0);
    }

    private @Nullable Object value(String name, JsonObject reference, int depth) {
        JsonObject schema = document.resolved(reference);
        String known = names.known(name, random);
        if (known != null && random.nextInt(5) > 0) {
            return known;
        }
        if (schema.containsKey("const")) {
            return schema.getValue("const");
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            JsonArray choices = schema.getJsonArray(choice);
            if (choices != null && !choices.isEmpty()) {
                JsonObject chosen = choices.getJsonObject(random.nextInt(choices.size()));
                Object value = value(name, chosen, depth + 1);
                return value instanceof JsonObject object && schema.containsKey("properties")
                        ? object.mergeIn(object(schema, depth))
                        : value;
            }
        }
        if (schema.containsKey("allOf")) {
            JsonObject all = new JsonObject();
            schema.getJsonArray("allOf").forEach(each -> {
                if (value(name, (JsonObject) each, depth + 1) instanceof JsonObject part) {
                    all.getMap().putAll(part.getMap());
                }
            });
            all.getMap().putAll(object(schema, depth).getMap());
            return all;
        }
        JsonArray allowed = schema.getJsonArray("enum");
        if (allowed != null) {
            return allowed.getValue(random.nextInt(allowed.size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> number(schema);
            case "boolean" -> random.nextBoolean();
            case "null" -> null;
            default -> text(name, schema);
        };
    }

    private String type(JsonObject schema) {
        Object type = schema.getValue("type");
        if (type instanceof JsonArray types) {
            return types.getString(random.nextInt(types.size()));
        }
        return type == null ? schema.containsKey("properties") ? "object" : "string" : type.toString();
    }

    private JsonObject object(JsonObject schema, int depth) {
        JsonObject object = new JsonObject();
        Set<String> required = Set.copyOf(schema.getJsonArray("required", new JsonArray()).stream()
                .map(String::valueOf)
                .toList());
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        for (String name : properties.fieldNames()) {
            boolean wanted = required.contains(name) || (depth < DEEPEST && random.nextInt(4) == 0);
            if (wanted && properties.getValue(name) instanceof JsonObject member) {
                object.getMap().put(name, value(name, member, depth + 1));
            }
        }
        if (schema.getValue("additionalProperties") instanceof JsonObject more && random.nextInt(2) == 0) {
            object.getMap().put(random.nextBoolean() ? "name" : "city", value("", more, depth + 1));
        }
        return object;
    }

    private JsonArray array(JsonObject schema, int depth) {
        int least = schema.getInteger("minItems", 0);
        int count = depth > DEEPEST ? least : least + random.nextInt(3);
        JsonObject items = schema.getJsonObject("items", new JsonObject());
        JsonArray array = new JsonArray();
        IntStream.range(0, count).forEach(i -> array.add(value("", items, depth + 1)));
        return array;
    }

    private Object number(JsonObject schema) {
        long least = bound(schema.getNumber("minimum"), 0);
        long most = Math.max(least, bound(schema.getNumber("maximum"), least + 1_000));
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> new Raw(Long.toString(least - 1));
            default -> least + (long) (random.nextDouble() * (most - least));
        };
    }

    private static long bound(@Nullable Number given, long otherwise) {
        return given == null ? otherwise : given.longValue();
    }

    private Object text(String name, JsonObject schema) {
        String format = schema.getString("format", "");
        String pattern = schema.getString("pattern", "");
        if (format.equals("date-time") || pattern.contains("T]\\d{2}")) {
            return java.time.Instant.ofEpochMilli(now() + random.nextLong(YEAR_MILLIS) - YEAR_MILLIS / 100)
                    .toString();
        }
        if (format.equals("uuid")) {
            return names.uuid(random);
        }
        if (pattern.startsWith("^[hH]") || format.equals("uri") || name.endsWith("rl")) {
            return random.nextInt(4) == 0 ? Corpus.url(random) : names.url();
        }
        if (pattern.contains("ms|s")) {
            return "1ms";
        }
        if (pattern.contains(":[0-5]")) {
            return pattern.contains("-([01]") ? "22:00-08:00" : "08:00";
        }
        if (name.toLowerCase(java.util.Locale.ROOT).contains("phone") || name.equals("recipient") || name.isEmpty()) {
            return names.phone(random);
        }
        return switch (name) {
            case "cron" -> Corpus.pick(List.of("0 9 * * 1-5", "*/5 * * * *", "0 0 1 1 *"), random);
            case "timeZone" -> Corpus.pick(List.of("UTC", "America/Sao_Paulo", "Asia/Kathmandu"), random);
            case "country" -> Corpus.pick(List.of("BR", "MX", "AR", "PT", "US"), random);
            default -> Corpus.pick(List.of("Hello", "Oi {name|there}!", "a", "Ana"), random);
        };
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
