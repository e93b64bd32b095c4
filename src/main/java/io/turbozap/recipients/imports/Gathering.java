package io.turbozap.recipients.imports;

import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Template;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.table.UnusableFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contacts from several places on their way into one list or campaign: the first of equal numbers stays, and who lacks
 * the value of a placeholder is left out (BEHAVIOUR 2). They are packed as they come. Not thread-safe.
 */
public final class Gathering {

    private final Contacts.Builder contacts = new Contacts.Builder();
    private final ImportReport.Rejections rejections = new ImportReport.Rejections();
    private final Set<String> required;
    /** How placeholders spell the names of fields, by the names in any and in lower case; null to keep all as they are. */
    private final @Nullable Map<String, String> spelling;

    private final int limit;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private int before;

    private Gathering(Set<String> required, @Nullable Map<String, String> spelling, int limit) {
        this.required = required;
        this.spelling = spelling;
        this.limit = limit;
    }

    /**
     * For a list: whatever fields there are.
     *
     * @param limit how many contacts there may be
     */
    public static Gathering forList(int limit) {
        return new Gathering(Set.of(), null, limit);
    }

    /**
     * For a campaign: only the fields that its texts have placeholders for. A field that is named like a placeholder but
     * for upper and lower case fills it.
     *
     * @param limit how many contacts there may be
     */
    public static Gathering forMessages(List<Message> messages, int limit) {
        Set<String> required = new LinkedHashSet<>(Message.requiredFields(messages));
        required.remove(Contacts.PHONE);
        Set<String> wanted = new LinkedHashSet<>();
        for (Message message : messages) {
            Template template = message.template();
            if (template != null) {
                wanted.addAll(template.fields());
            }
        }
        wanted.remove(Contacts.PHONE);
        Map<String, String> spelling = new HashMap<>();
        wanted.forEach(field -> spelling.put(folded(field), field));
        wanted.forEach(field -> spelling.put(field, field));
        return new Gathering(required, spelling, limit);
    }

    private static String folded(String field) {
        return field.toLowerCase(Locale.ROOT);
    }

    /** Begins with {@code members}, as if they had been there before; they are no part of the report. */
    public Gathering startingWith(Contacts members) {
        contacts.startWith(members);
        before = contacts.size();
        return this;
    }

    /** The name under which a field of this name is kept, or null if it is not needed. */
    @Nullable
    String kept(String field) {
        return spelling == null ? field : spelling.getOrDefault(field, spelling.get(folded(field)));
    }

    /** Adds all of {@code members}. */
    public void addAll(Origin from, Contacts members) {
        for (int i = 0; i < members.size(); i++) {
            kept.clear();
            members.fields(i).forEach(this::keep);
            String missing = missing(kept);
            if (missing == null) {
                requireRoom();
                contacts.add(members, i, kept);
            } else {
                reject(from, i + 1, missing);
            }
        }
    }

    private void keep(String field, String value) {
        String name = kept(field);
        if (name != null) {
            kept.put(name, value);
        }
    }

    /**
     * Adds a contact.
     *
     * @param phone digits, or a WhatsApp id
     * @param fields by the names under which they are kept; none is empty
     */
    public void add(Origin from, int row, String phone, Map<String, String> fields) {
        String missing = missing(fields);
        if (missing != null) {
            reject(from, row, missing);
            return;
        }
        requireRoom();
        if (!contacts.add(phone, fields)) {
            reject(from, row, "Invalid phone number");
        }
    }

    private @Nullable String missing(Map<String, String> fields) {
        for (String field : required) {
            if (!fields.containsKey(field)) {
                return "Field '" + field + "' is missing for its placeholder";
            }
        }
        return null;
    }

    private void requireRoom() {
        if (contacts.size() >= limit) {
            throw UnusableFile.tooLarge("There must be at most " + limit + " recipients");
        }
    }

    /** Leaves a row out. */
    void reject(Origin from, int row, String reason) {
        rejections.add(from, row, reason);
    }

    /** About how much memory this takes. */
    public long bytes() {
        return contacts.bytes();
    }

    /** What became of all that was added. */
    public ImportReport report() {
        int duplicates = contacts.duplicates();
        return rejections.report(contacts.size() - before - duplicates, duplicates);
    }

    /** Everybody who was added, each once; nothing is added afterwards. */
    public Contacts contacts() {
        return contacts.build(/* allowDuplicates= */ false);
    }
}
