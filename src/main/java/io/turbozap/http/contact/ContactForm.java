package io.turbozap.http.contact;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.http.upload.Numbers;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.turbozap.recipients.book.Contact;
import io.turbozap.recipients.book.ContactChange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A contact of the address book as it is sent and shown. Thread-safe. */
final class ContactForm {

    private static final String NAME = "name";
    private static final String PHONE_NUMBER = "phone_number";
    private static final String TAGS = "tags";
    private static final String FIELDS = "fields";
    private static final int MAX_FIELDS = 64;
    private static final int MAX_VALUE = 1024;
    private static final int MAX_NAME = 64;

    private final SchemaCheck whole = Contract.packaged().body("POST /contacts").check();
    private final SchemaCheck part =
            Contract.packaged().body("PATCH /contacts/{contactId}").check();

    private final Country country;

    ContactForm(Country country) {
        this.country = country;
    }

    /** A contact as a whole: nothing of the change is null. */
    ContactChange readWhole(RoutingContext ctx) {
        ContactChange read = read(ctx, whole);
        return new ContactChange(
                read.name(),
                read.phoneNumber(),
                read.tags() == null ? List.of() : read.tags(),
                read.fields() == null ? Map.of() : read.fields());
    }

    /** Some of a contact. */
    ContactChange readPart(RoutingContext ctx) {
        return read(ctx, part);
    }

    private ContactChange read(RoutingContext ctx, SchemaCheck check) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        check.check(form, "", violations);
        NumberReader numbers = country.of(form, violations);
        PhoneNumber phoneNumber = form.getValue(PHONE_NUMBER) instanceof String text
                ? Numbers.phone(numbers, PHONE_NUMBER, text, violations)
                : null;
        Map<String, String> fields =
                form.getValue(FIELDS) instanceof JsonObject object ? fields(object, violations) : null;
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        JsonArray tags = form.getJsonArray(TAGS);
        return new ContactChange(
                form.getString(NAME),
                phoneNumber == null ? null : phoneNumber.digits(),
                tags == null
                        ? null
                        : tags.stream().map(String.class::cast).distinct().toList(),
                fields);
    }

    private static Map<String, String> fields(JsonObject object, Violations violations) {
        if (object.size() > MAX_FIELDS) {
            violations.add(FIELDS, "Object must contain at most " + MAX_FIELDS + " field(s)");
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        object.forEach(field -> {
            String key = field.getKey();
            String path = FIELDS + "." + key;
            Object value = field.getValue();
            if (key.length() > MAX_NAME || FieldName.placeholder(key) == null) {
                violations.add(
                        path, "Invalid field name: up to " + MAX_NAME + " characters, of them a letter or a digit");
            } else if (FieldName.same(key, Contact.NAME) || Recipients.isPhone(key)) {
                violations.add(path, "This field is the contact's own " + FieldName.folded(key));
            } else if (value instanceof JsonObject || value instanceof JsonArray) {
                violations.add(Violation.wrongType(path, "string", ZodMessages.typeName(value)));
            } else if (value != null && value.toString().length() > MAX_VALUE) {
                violations.add(Violation.tooLong(path, MAX_VALUE));
            } else if (value != null && !value.toString().isEmpty()) {
                fields.put(key, value.toString());
            }
        });
        return fields;
    }

    static void write(Contact contact, JsonWriter json) {
        json.object()
                .member("id", contact.id())
                .member(NAME, contact.name())
                .member(PHONE_NUMBER, contact.phoneNumber())
                .name(TAGS)
                .array();
        contact.tags().forEach(json::value);
        json.endArray()
                .name(FIELDS)
                .json(new JsonObject(new LinkedHashMap<>(contact.fields())).toBuffer())
                .time("created_at", contact.createdAt())
                .time("updated_at", contact.updatedAt())
                .endObject();
    }
}
