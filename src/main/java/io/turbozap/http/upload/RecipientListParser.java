package io.turbozap.http.upload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parser that packs the contacts of a campaign as they come in. A plain contact never becomes an object of its own. Bad
 * ones are noted and left out.
 */
public final class RecipientListParser implements TokenSink {

    public static final String CONTACTS = "contacts";

    private static final int MAX_VALUE = 1024;
    private static final int MAX_FIELDS = 64;
    private static final int MAX_NAMES = 256;

    private final String list;
    private final int limit;
    private final Recipients.Builder contacts = new Recipients.Builder();
    private NumberReader numbers = NumberReader.international();
    private final Violations violations = new Violations();
    private final BitSet leftOut = new BitSet();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private @Nullable String phone;
    private boolean phoneSeen;
    private boolean flawed;
    private String key = "";
    private int seen;
    private int depth;
    private int skipped;

    /**
     * Creates the parser of one list.
     *
     * @param list the name of the list in violations
     * @param limit how many contacts there may be
     */
    RecipientListParser(String list, int limit) {
        this.list = list;
        this.limit = limit;
    }

    /** Contacts to come are read by {@code reader}. */
    void readBy(NumberReader reader) {
        numbers = reader;
    }

    /** The good ones. */
    Recipients.Builder contacts() {
        return contacts;
    }

    /** The places of the others in the list. */
    BitSet leftOut() {
        return leftOut;
    }

    /** What was wrong with the others, or with the list as a whole. */
    Violations violations() {
        return violations;
    }

    @Override
    public boolean accept(JsonToken token, JsonParser parser) throws IOException {
        if (skipped > 0) {
            skipped += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            return skipped == 0 && depth == 0;
        }
        return switch (depth) {
            case 0 -> start(token);
            case 1 -> element(token, parser);
            default -> member(token, parser);
        };
    }

    private boolean start(JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            depth = 1;
            return false;
        }
        violations.add(Violation.wrongType(list, "array", ZodMessages.typeName(token)));
        skipped = token.isStructStart() ? 1 : 0;
        return skipped == 0;
    }

    private boolean element(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            plain(parser);
        } else if (token == JsonToken.START_OBJECT) {
            depth = 2;
            phone = null;
            phoneSeen = false;
            flawed = false;
            fields.clear();
            keys.clear();
        } else if (token == JsonToken.END_ARRAY) {
            end();
            return true;
        } else {
            violations.add(Violation.wrongType(path(), "string", ZodMessages.typeName(token)));
            leftOut.set(seen++);
            skipped = token.isStructStart() ? 1 : 0;
        }
        return false;
    }

    private void plain(JsonParser parser) throws IOException {
        if (seen < limit) {
            String refusal = contacts.add(
                    numbers, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), Map.of());
            if (refusal != null) {
                violations.add(path(), refusal);
                leftOut.set(seen);
            }
        }
        seen++;
    }

    private boolean member(JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            key = parser.currentName();
            if (!keys.add(key)) {
                throw ApiException.notJson("Duplicate key in " + path() + ": '" + key + "'");
            }
        } else if (token == JsonToken.END_OBJECT) {
            depth = 1;
            object();
        } else if (key.equals(Recipients.PHONE)) {
            phone(token, parser);
        } else {
            field(token, parser);
        }
        return false;
    }

    private void phone(JsonToken token, JsonParser parser) throws IOException {
        phoneSeen = true;
        if (token == JsonToken.VALUE_STRING) {
            phone = parser.getTextLength() > MAX_VALUE ? "" : parser.getText();
        } else {
            wrongType(token);
        }
    }

    private void field(JsonToken token, JsonParser parser) throws IOException {
        if (!token.isScalarValue()) {
            wrongType(token);
        } else if (parser.getTextLength() > MAX_VALUE) {
            violations.add(Violation.tooLong(path() + "." + key, MAX_VALUE));
            flawed = true;
        } else if (token != JsonToken.VALUE_NULL && parser.getTextLength() > 0) {
            if (fields.size() == MAX_FIELDS || (names.size() == MAX_NAMES && !names.contains(key))) {
                throw ApiException.invalid(
                        path(),
                        "Contacts must have at most " + MAX_FIELDS + " fields each, and " + MAX_NAMES
                                + " different ones together");
            }
            names.add(key);
            fields.put(key, parser.getText());
        }
    }

    private void wrongType(JsonToken token) {
        violations.add(Violation.wrongType(path() + "." + key, "string", ZodMessages.typeName(token)));
        flawed = true;
        skipped = token.isStructStart() ? 1 : 0;
    }

    private void object() {
        String at = path() + "." + Recipients.PHONE;
        if (!phoneSeen) {
            violations.add(at, Violation.REQUIRED);
            flawed = true;
        } else if (phone != null && seen < limit) {
            String refusal = keep(phone);
            if (refusal != null) {
                violations.add(at, refusal);
                flawed = true;
            }
        }
        if (flawed) {
            leftOut.set(seen);
        }
        seen++;
    }

    /** Adds what has no flaw so far; returns why {@code contact} is one, or null. */
    private @Nullable String keep(String contact) {
        return flawed
                ? numbers.read(contact).refusal()
                : contacts.add(numbers, contact.toCharArray(), 0, contact.length(), fields);
    }

    private void end() {
        if (seen == 0) {
            violations.add(Violation.tooFew(list, 1));
        } else if (seen > limit) {
            violations.add(Violation.tooMany(list, limit));
        }
    }

    private String path() {
        return list + "." + seen;
    }
}
