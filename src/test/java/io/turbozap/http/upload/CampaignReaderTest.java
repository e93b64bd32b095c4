package io.turbozap.http.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.config.Config;
import io.turbozap.http.campaign.CampaignFactory;
import io.turbozap.http.web.ApiException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CampaignReaderTest {

    private static final Config CONFIG = Config.of(
            Map.of("MAX_CONTACTS", "50", "MAX_MESSAGES", "3", "MAX_TEXT_LENGTH", "40", "BODY_LIMIT", "100000"));
    private static final CampaignReader.Factory READERS = new CampaignReader.Factory(CONFIG.limits());
    private static final CampaignFactory CAMPAIGNS = new CampaignFactory(CONFIG, Clock.systemUTC(), new Random(1));

    private static final String RICH = """
            {"contacts":["5511999999999",{"name":"Ána 🐈","phone":"+55 (11) 88888-8888","n":1.50,"vip":true,
            "no":null,"empty":""},"12036304@g.us","\\u0035511777777777","5511999999999"],
            "allowDuplicates":false,"messages":[{"type":"text","content":"Olá {name|você} 🎉"}],"session":"s-1"}""";

    private static ParsedCampaign read(byte[] body, int... cuts) {
        CampaignReader reader = new CampaignReader(READERS, NumberReader.international());
        byte[] shared = new byte[body.length];
        int from = 0;
        for (int cut : cuts) {
            System.arraycopy(body, from, shared, 0, cut - from);
            reader.feed(shared, cut - from);
            Arrays.fill(shared, (byte) '!');
            from = cut;
        }
        System.arraycopy(body, from, shared, 0, body.length - from);
        reader.feed(shared, body.length - from);
        return reader.end();
    }

    private static Campaign campaign(String body) {
        return CAMPAIGNS.create(read(body.getBytes(StandardCharsets.UTF_8))).campaign();
    }

    private static void assertRich(Campaign campaign) {
        Recipients recipients = campaign.recipients();
        assertEquals(4, recipients.size());
        assertEquals(1, campaign.duplicatesRemoved());
        assertEquals("5511999999999@c.us", recipients.chatId(0));
        assertEquals("5511888888888@c.us", recipients.chatId(1));
        assertEquals(Map.of("name", "Ána 🐈", "n", "1.50", "vip", "true"), recipients.fields(1));
        assertEquals("12036304@g.us", recipients.chatId(2));
        assertEquals("5511777777777@c.us", recipients.chatId(3));
        assertEquals("s-1", campaign.session().value());
        assertEquals(
                "Olá Ána 🐈 🎉",
                campaign.request(1).render(campaign.messages().get(0).textTemplate()));
    }

    @Test
    void body_cut_at_any_byte_gives_the_same_campaign() {
        byte[] body = RICH.getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut < body.length; cut++) {
            assertRich(CAMPAIGNS.create(read(body, cut)).campaign());
        }
    }

    @Test
    void body_byte_by_byte_gives_the_same_campaign() {
        byte[] body = RICH.getBytes(StandardCharsets.UTF_8);
        int[] everywhere = new int[body.length - 1];
        Arrays.setAll(everywhere, i -> i + 1);

        assertRich(CAMPAIGNS.create(read(body, everywhere)).campaign());
    }

    @Test
    void keys_come_in_any_order() {
        JsonObject rich = new JsonObject(RICH);
        List<String> keys = new ArrayList<>(rich.fieldNames());
        for (int seed = 0; seed < 30; seed++) {
            Collections.shuffle(keys, new Random(seed));
            JsonObject shuffled = new JsonObject();
            keys.forEach(key -> shuffled.put(key, rich.getValue(key)));
            assertEquals(4, campaign(shuffled.encode()).recipients().size(), "seed " + seed);
        }
    }

    @Test
    void every_body_cut_short_is_refused_as_no_json() {
        byte[] body = RICH.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            ApiException apiException = assertThrows(ApiException.class, () -> read(cut));
            assertEquals(400, apiException.status());
            assertEquals("Invalid JSON", apiException.text());
        }
    }

    @Test
    void any_damage_is_refused_or_read_but_never_breaks_anything() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] body = RICH.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                CAMPAIGNS.create(read(body, random.nextInt(body.length)));
            } catch (ApiException apiException) {
                assertEquals(400, apiException.status(), "seed " + seed);
            } catch (RuntimeException broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    @Test
    void the_country_counts_wherever_it_stands_in_the_body() {
        String country = "\"country\":\"BR\"";
        String rest = "\"contacts\":[\"(21) 97777-7777\"],\"messages\":[{\"type\":\"text\",\"content\":\"x\"}]";

        for (String body : List.of("{" + country + "," + rest + "}", "{" + rest + "," + country + "}")) {
            assertEquals("5521977777777@c.us", campaign(body).recipients().chatId(0), body);
        }
    }

    @Test
    void a_country_behind_more_contacts_than_are_read_twice_is_refused() {
        String body = "{\"messages\":[{\"type\":\"text\",\"content\":\"x\"}],\"contacts\":["
                + "\"5511999999999\",".repeat(80_000) + "\"5511999999999\"]";

        assertEquals(
                "country",
                refused(body + ",\"country\":\"BR\"}")
                        .violations()
                        .shown()
                        .get(0)
                        .path());
    }

    @Test
    void an_unknown_country_is_named() {
        assertInvalid(
                RICH.replaceFirst("\\{", "{\"country\":\"XX\","),
                "country",
                "Unknown country 'XX': give two letters such as BR (ISO 3166-1)");
        assertInvalid(RICH.replaceFirst("\\{", "{\"country\":7,"), "country", "Expected string, received number");
    }

    @Test
    void packed_contacts_are_those_that_were_sent() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            JsonArray contacts = new JsonArray();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                String digits = "5511" + (900_000_000 + random.nextInt(99_999_999));
                contacts.add(random.nextBoolean() ? digits : new JsonObject().put("phone", "+" + digits + "@c.us"));
                expected.add(digits + "@c.us");
            }
            JsonObject body = new JsonObject(RICH).put("contacts", contacts).put("allowDuplicates", true);
            Recipients read = campaign(body.encode()).recipients();
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), read.chatId(i), "seed " + seed);
            }
        }
    }

    private static ApiException refused(String body) {
        return assertThrows(ApiException.class, () -> campaign(body), body);
    }

    private static void assertNotJson(String reason, String body) {
        ApiException apiException = refused(body);
        assertEquals(400, apiException.status());
        assertEquals("Invalid JSON", apiException.text());
        String message = apiException.violations().shown().get(0).message();
        assertTrue(message.startsWith(reason), message);
    }

    private static void assertInvalid(String body, String... pathsAndMessages) {
        ApiException apiException = refused(body);
        assertEquals("Validation failed", apiException.text());
        List<String> told = new ArrayList<>();
        apiException.violations().shown().forEach(violation -> {
            told.add(violation.path());
            told.add(violation.message());
        });
        assertEquals(List.of(pathsAndMessages), told, body);
    }

    private static String contacts(String contacts) {
        return "{\"messages\":[{\"type\":\"text\",\"content\":\"x\"}],\"contacts\":" + contacts + "}";
    }

    private static String message(String message) {
        return "{\"contacts\":[\"5511999999999\"],\"messages\":[" + message + "]}";
    }

    @Test
    void what_is_no_json_says_why() {
        assertNotJson("Unexpected end of input", "");
        assertNotJson("Unexpected character", "{\"messages\"=3}");
        assertNotJson("Unexpected character", "{'messages':3}");
        assertNotJson("Unexpected content after", contacts("[\"5511999999999\"]") + " {}");
        assertNotJson("Duplicate key: 'contacts'", "{\"contacts\":[],\"contacts\":[]}");
        assertNotJson("Duplicate key in messages: 'type'", message("{\"type\":\"text\",\"type\":\"text\"}"));
        assertNotJson("Duplicate key in contacts.1: 'a'", contacts("[\"5511999999999\",{\"a\":1,\"a\":2}]"));
        assertNotJson("Nested too deeply", "{\"x\":" + "[".repeat(200));
        assertNotJson("Nested too deeply", contacts("[".repeat(200)));
        assertNotJson("Nested too deeply, or a name", "{\"" + "k".repeat(300) + "\":1}");
        assertNotJson("Nested too deeply, or a name, number", "{\"x\":" + "9".repeat(100) + "}");
    }

    @Test
    void bytes_that_are_no_utf_8_are_no_json() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"session\":\"".getBytes(StandardCharsets.US_ASCII));
        body.write(0xC3);
        body.write(0x28);
        body.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));

        ApiException apiException = assertThrows(ApiException.class, () -> read(body.toByteArray()));
        assertEquals("Invalid JSON", apiException.text());
    }

    @Test
    void what_is_no_object_says_what_it_is() {
        assertInvalid("[1]", "", "Expected object, received array");
        assertInvalid("\"x\"", "", "Expected object, received string");
        assertInvalid("null", "", "Expected object, received null");
        assertInvalid("12 ", "", "Expected object, received number");
    }

    @Test
    void head_errors_use_the_words_of_zod() {
        assertInvalid("{}", "messages", "Required", "contacts", "Required");
        assertInvalid(
                "{\"session\":\"a b\",\"messages\":{},\"contacts\":{\"a\":[1]},\"allowDuplicates\":1,\"x\":1,\"y.z/~\":2}",
                "session",
                "Invalid session name",
                "messages",
                "Expected array, received object",
                "allowDuplicates",
                "Expected boolean, received number",
                "",
                "Unrecognized key(s) in object: 'x', 'y.z/~'",
                "contacts",
                "Expected array, received object");
        assertInvalid(contacts("null"), "contacts", "Expected array, received null");
        assertInvalid(contacts("[]"), "contacts", "Array must contain at least 1 element(s)");
        String text = "{\"type\":\"text\",\"content\":\"x\"}";
        assertInvalid(
                message(String.join(",", Collections.nCopies(4, text))),
                "messages",
                "Array must contain at most 3 element(s)");
    }

    @Test
    void unknown_keys_may_be_called_anything() {
        assertInvalid(
                message("{\"type\":\"text\",\"content\":\"x\",\"%zz~ /+\":1}"),
                "messages.0",
                "Unrecognized key(s) in object: '%zz~ /+'");
    }

    @Test
    void messages_are_checked_by_their_kind() {
        String kinds =
                "Invalid discriminator value. Expected 'text' | 'photo' | 'audio' | 'video' | 'file' | 'location'"
                        + " | 'poll' | 'contact'";
        assertInvalid(message("{\"content\":\"x\"}"), "messages.0.type", kinds);
        assertInvalid(message("{\"type\":\"fax\"}"), "messages.0.type", kinds);
        assertInvalid(message("7"), "messages.0", "Expected object, received number");
        assertInvalid(message("{\"type\":\"text\"}"), "messages.0.content", "Required");
        assertInvalid(
                message("{\"type\":\"text\",\"content\":\"\"},{\"type\":\"text\",\"content\":\"" + "x".repeat(41)
                        + "\"},{\"type\":\"text\",\"content\":3,\"to\":1}"),
                "messages.0.content",
                "String must contain at least 1 character(s)",
                "messages.1.content",
                "String must contain at most 40 character(s)",
                "messages.2.content",
                "Expected string, received number",
                "messages.2",
                "Unrecognized key(s) in object: 'to'");
        assertInvalid(
                message("{\"type\":\"photo\",\"content\":\"ftp://x/y\",\"caption\":null}"),
                "messages.0.content",
                "Invalid url",
                "messages.0.caption",
                "Expected string, received null");
        assertInvalid(message("{\"type\":\"file\",\"file\":{}}"), "messages.0.file.url", "Required");
        assertInvalid(
                message("{\"type\":\"location\",\"latitude\":91,\"longitude\":-181,\"title\":\"x\"}"),
                "messages.0.latitude",
                "Number must be less than or equal to 90",
                "messages.0.longitude",
                "Number must be greater than or equal to -180");
        assertInvalid(
                message("{\"type\":\"poll\",\"poll\":{\"name\":\"x\",\"options\":[\"a\",\"a\"]}}"),
                "messages.0.poll.options",
                "Array must contain distinct elements");
        assertInvalid(
                message("{\"type\":\"contact\",\"contacts\":[{\"vcard\":1},{\"fullName\":\"x\"}]}"),
                "messages.0.contacts.0.vcard",
                "Expected string, received number",
                "messages.0.contacts.1.phoneNumber",
                "Required");
    }

    @Test
    void contacts_are_checked_one_by_one() {
        assertInvalid(
                contacts("[\"12\",5,null,[[]],{\"a\":{\"b\":[1]}},{\"phone\":7},{\"phone\":\"0551199\",\"x\":[]},{}]"),
                "contacts.0",
                "Invalid phone number",
                "contacts.1",
                "Expected string, received number",
                "contacts.2",
                "Expected string, received null",
                "contacts.3",
                "Expected string, received array",
                "contacts.4.a",
                "Expected string, received object",
                "contacts.4.phone",
                "Required",
                "contacts.5.phone",
                "Expected string, received number",
                "contacts.6.x",
                "Expected string, received array",
                "contacts.6.phone",
                "Invalid phone number",
                "contacts.7.phone",
                "Required");
    }

    @Test
    void too_many_contacts_are_refused_however_many_there_are() {
        String list = String.join(",", Collections.nCopies(51, "\"5511999999999\""));

        assertInvalid(contacts("[" + list + "]"), "contacts", "Array must contain at most 50 element(s)");
    }

    @Test
    void more_than_a_hundred_errors_are_counted() {
        ApiException apiException = refused(contacts("[" + String.join(",", Collections.nCopies(250, "1")) + "]"));

        assertEquals(100, apiException.violations().shown().size());
        assertEquals(151, apiException.violations().omitted());
    }

    @Test
    void too_many_fields_are_refused() {
        StringBuilder fields = new StringBuilder("\"phone\":\"5511999999999\"");
        for (int i = 0; i < 65; i++) {
            fields.append(",\"f").append(i).append("\":1");
        }

        assertInvalid(
                contacts("[{" + fields + "}]"),
                "contacts.0",
                "Contacts must have at most 64 fields each, and 256 different ones together");
    }

    @Test
    void head_is_bounded() {
        ApiException apiException = refused("{\"x\":[" + "\"y\",".repeat(10_000) + "1]}");

        assertEquals(413, apiException.status());
    }

    @Test
    void missing_field_without_fallback_names_the_contact() {
        String body = """
                {"messages":[{"type":"text","content":"{phone} {name} {city|} {{-}} {no, field}"}],
                 "contacts":["5511999999991",{"phone":"5511999999992","name":"A"},"5511999999992",
                             {"phone":"5511999999993","name":""}]}""";

        assertInvalid(
                body,
                "contacts.0",
                "Field 'name' is missing for its placeholder",
                "contacts.3",
                "Field 'name' is missing for its placeholder");
    }

    @Test
    void missing_fields_are_told_with_all_other_errors_of_contacts_that_are_otherwise_good() {
        String body = """
                {"session":"no good","messages":[{"type":"text","content":"{name}"}],
                 "contacts":["x","5511999999991",7,{"phone":"5511999999992","name":[]},
                             {"phone":"y","name":"A"},{"phone":"5511999999993"},{"phone":"5511999999994","name":"A"}]}""";

        assertInvalid(
                body,
                "session",
                "Invalid session name",
                "contacts.0",
                "Invalid phone number",
                "contacts.2",
                "Expected string, received number",
                "contacts.3.name",
                "Expected string, received array",
                "contacts.4.phone",
                "Invalid phone number",
                "contacts.1",
                "Field 'name' is missing for its placeholder",
                "contacts.5",
                "Field 'name' is missing for its placeholder");
    }

    @Test
    void missing_fields_are_not_guessed_when_the_messages_are_wrong() {
        String body = """
                {"messages":[{"type":"text","content":"{name}"},{"type":"fax"}],"contacts":["5511999999991"]}""";

        assertInvalid(
                body,
                "messages.1.type",
                "Invalid discriminator value. Expected 'text' | 'photo' | 'audio' | 'video' | 'file' | 'location'"
                        + " | 'poll' | 'contact'");
    }

    @Test
    void duplicates_are_kept_on_request() {
        Campaign campaign =
                campaign(new JsonObject(RICH).put("allowDuplicates", true).encode());

        assertEquals(5, campaign.recipients().size());
        assertEquals(0, campaign.duplicatesRemoved());
    }
}
