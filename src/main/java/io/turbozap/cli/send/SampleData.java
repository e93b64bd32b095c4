package io.turbozap.cli.send;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up people, texts and campaigns for a server in development or demonstration. */
final class SampleData {

    private static final long FIRST_NUMBER = 5_511_900_000_000L;
    private static final List<String> NAMES = List.of("Ana", "Bruno", "Carla", "Diego", "Elisa", "Felipe", "Gabriela");
    private static final List<String> CITIES = List.of("São Paulo", "Lisboa", "Recife", "Porto", "Curitiba");

    private SampleData() {}

    /** Lists of recipients by their names, each as CSV. */
    static Map<String, String> lists() {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("sample-customers", csv(0, 120));
        lists.put("sample-vip", csv(1_000, 12));
        return lists;
    }

    private static String csv(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> number(i) + "," + name(i) + "," + CITIES.get(i % CITIES.size()) + "\n")
                .collect(Collectors.joining("", "phone,name,city\n", ""));
    }

    /** People of the address book. */
    static List<JsonObject> contacts() {
        return IntStream.range(0, 24)
                .mapToObj(i -> new JsonObject()
                        .put("name", name(i) + " Sample")
                        .put("phone_number", number(2_000 + i))
                        .put("tags", new JsonArray().add(i % 3 == 0 ? "vip" : "customer")))
                .toList();
    }

    /** Named messages. */
    static Map<String, JsonObject> templates() {
        Map<String, JsonObject> templates = new LinkedHashMap<>();
        templates.put("sample-welcome", messages("Welcome, {name|there}! Write STOP to hear no more."));
        templates.put("sample-reminder", messages("{name|Hello}, we see you in {city|our shop} tomorrow."));
        return templates;
    }

    /** Campaigns that wait to be executed, by their names. */
    static Map<String, JsonObject> campaigns() {
        Map<String, JsonObject> campaigns = new LinkedHashMap<>();
        campaigns.put("Sample: spring offers", campaign("sales", 60, "Hello {name}, spring offers are here."));
        campaigns.put("Sample: opening hours", campaign("support", 20, "Dear {name}, we now open at nine."));
        campaigns.put("Sample: one reminder", campaign("default", 1, "{name}, see you in {city}!"));
        campaigns.forEach((name, campaign) -> campaign.put("name", name));
        return campaigns;
    }

    private static JsonObject campaign(String session, int contacts, String text) {
        JsonArray people = new JsonArray();
        IntStream.range(0, contacts)
                .forEach(i -> people.add(new JsonObject()
                        .put("phone", number(3_000 + i))
                        .put("name", name(i))
                        .put("city", CITIES.get(i % CITIES.size()))));
        return messages(text).put("session", session).put("contacts", people);
    }

    private static JsonObject messages(String text) {
        return new JsonObject()
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("type", "text").put("content", text)));
    }

    private static String number(int person) {
        return Long.toString(FIRST_NUMBER + person);
    }

    private static String name(int person) {
        return NAMES.get(person % NAMES.size());
    }
}
