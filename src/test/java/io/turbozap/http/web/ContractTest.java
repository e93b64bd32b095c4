package io.turbozap.http.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turbozap.config.Config;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The request schemas that openapi.yaml gives, with the bounds of the operator and in the words of Zod. */
final class ContractTest {

    private static final Contract NARROW = Contract.within(
            Config.of(Map.of("MAX_TEXT_LENGTH", "3", "MAX_MESSAGES", "1")).limits());

    private static List<Violation> violations(RequestSchema schema, String body) {
        Violations violations = new Violations();
        schema.check().check(new JsonObject(body), "", violations);
        return violations.shown();
    }

    @Test
    void packaged_schemas_are_those_of_the_document() throws IOException {
        try (InputStream made = ContractTest.class.getResourceAsStream("/" + ContractCompiler.FILE)) {
            assumeTrue(made != null, "compiled without the build");
            assertEquals(ContractCompiler.schemas(), new JsonObject(Buffer.buffer(made.readAllBytes())));
        }
    }

    @Test
    void a_setting_replaces_the_length_that_the_contract_names() {
        assertEquals(
                List.of(new Violation("message", "String must contain at most 3 character(s)")),
                violations(NARROW.body("POST /api/blasts"), """
                        {"message":"four"}"""));
    }

    @Test
    void a_setting_replaces_the_number_of_messages_that_the_contract_names() {
        assertEquals(
                List.of(new Violation("messages", "Array must contain at most 1 element(s)")),
                violations(NARROW.body("PUT /api/templates/{template}"), """
                        {"messages":[{},{}]}"""));
    }

    @Test
    void bodies_whose_bounds_are_set_are_not_checked_without_the_settings() {
        assertThrows(NullPointerException.class, () -> Contract.packaged().body("POST /api/blasts"));
    }

    @Test
    void a_pattern_has_the_words_that_the_contract_gives_it() {
        assertEquals(
                List.of(new Violation("tags.0", "Invalid tag")),
                violations(Contract.packaged().body("PATCH /contacts/{contactId}"), """
                        {"tags":["\\u0001"]}"""));
    }

    @Test
    void values_that_their_readers_check_are_left_to_them() {
        assertEquals(List.of(), violations(Contract.packaged().body("POST /contacts"), """
                        {"name":"Ana","phone_number":"1","country":7,"fields":{"a":[]}}"""));
    }

    @Test
    void a_member_can_be_left_to_another_reader_and_another_be_asked_for() {
        RequestSchema head =
                NARROW.body("POST /api/campaigns/create").without("contacts").requiring("messages");

        assertEquals(
                List.of(
                        new Violation("messages", "Required"),
                        new Violation("", "Unrecognized key(s) in object: 'contacts'")),
                violations(head, """
                        {"contacts":[]}"""));
    }

    @Test
    void a_schema_stays_as_it_is_when_another_is_made_of_it() {
        RequestSchema whole = Contract.packaged().body("POST /contacts");
        whole.without("name");
        whole.requiring("tags");

        assertEquals(List.of(), violations(whole, """
                        {"name":"Ana","phone_number":"1"}"""));
    }

    @Test
    void a_keyword_without_words_is_a_violation_all_the_same() {
        SchemaCheck check = new SchemaCheck(new JsonObject().put("const", "file"));
        Violations violations = new Violations();

        check.check(new JsonObject(), "messages.0", violations);

        assertEquals(List.of(new Violation("messages.0", "Invalid")), violations.shown());
    }
}
