package io.turbozap.recipients.imports;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collector of recipients from several places for one list or campaign: of equal numbers the first stays, and a
 * recipient who lacks the value of a placeholder is left out (BEHAVIOUR A2). They are packed as they come. Not
 * thread-safe.
 */
public final class RecipientCollector {

    private final Recipients.Builder contacts = new Recipients.Builder();
    private final ImportReport.Rejections rejections = new ImportReport.Rejections();
    /** The names that placeholders have for a field, by its folded name; null to keep all fields as they are. */
    private final @Nullable Map<String, List<String>> wanted;

    private final MissingFields missing;
    private final int limit;
    private boolean allowDuplicates;
    private final Map<String, String> kept = new LinkedHashMap<>();
    /** The names under which fields are kept, by their own. */
    private final Map<String, List<String>> names = new HashMap<>();

    private int before;
    private @Nullable FileNotes file;

    private RecipientCollector(@Nullable Map<String, List<String>> wanted, MissingFields missing, int limit) {
        this.wanted = wanted;
        this.missing = missing;
        this.limit = limit;
    }

    /**
     * For a list: whatever fields there are.
     *
     * @param limit how many contacts there may be
     */
    public static RecipientCollector forList(int limit) {
        return new RecipientCollector(null, new MissingFields(List.of()), limit);
    }

    /**
     * For a campaign: only the fields that its texts have placeholders for.
     *
     * @param limit how many contacts there may be
     */
    public static RecipientCollector forMessages(List<Message> messages, int limit) {
        Map<String, List<String>> wanted = new HashMap<>();
        for (String name : Message.fields(messages)) {
            wanted.computeIfAbsent(FieldName.folded(name), unseen -> new ArrayList<>())
                    .add(name);
        }
        return new RecipientCollector(wanted, new MissingFields(messages), limit);
    }

    /** Keeps all of equal numbers if {@code allowed}. */
    public RecipientCollector allowingDuplicates(boolean allowed) {
        allowDuplicates = allowed;
        return this;
    }

    /** Begins with {@code members}, as if they had been there before; they are no part of the report. */
    public RecipientCollector startingWith(Recipients members) {
        contacts.startWith(members);
        before = contacts.size();
        return this;
    }

    /** The names under which a field of this name is kept: those that placeholders have for it, or none. */
    List<String> kept(String field) {
        if (wanted == null) {
            return List.of(field);
        }
        return names.computeIfAbsent(field, unseen -> wanted.getOrDefault(FieldName.folded(unseen), List.of()));
    }

    /** Adds all of {@code members}. */
    public void addAll(Origin from, Recipients members) {
        for (int i = 0; i < members.size(); i++) {
            if (admits(from, i + 1, kept(members.fields(i)))) {
                contacts.add(members, i, kept);
            }
        }
    }

    /**
     * Adds a contact with as many of its fields as are kept.
     *
     * @param fields by their own names; none is empty
     */
    public void add(Origin from, int row, ChatId contact, Map<String, String> fields) {
        addKept(from, row, contact, kept(fields));
    }

    /**
     * Adds a contact.
     *
     * @param fields by the names under which they are kept; none is empty
     */
    void addKept(Origin from, int row, ChatId contact, Map<String, String> fields) {
        if (admits(from, row, fields)) {
            contacts.add(contact, fields);
        }
    }

    /** Those of {@code fields} that are kept, by the names for that: the field of just this name, else the first. */
    private Map<String, String> kept(Map<String, String> fields) {
        kept.clear();
        fields.forEach((field, value) -> {
            for (String name : kept(field)) {
                if (name.equals(field) || !kept.containsKey(name)) {
                    kept.put(name, value);
                }
            }
        });
        return kept;
    }

    private boolean admits(Origin from, int row, Map<String, String> fields) {
        String flaw = missing.of(fields);
        if (flaw != null) {
            reject(from, row, flaw);
            return false;
        }
        if (contacts.size() >= limit) {
            throw UnusableFileException.tooLarge("There must be at most " + limit + " recipients");
        }
        return true;
    }

    /** Leaves a row out. */
    void reject(Origin from, int row, String reason) {
        rejections.add(from, row, reason);
    }

    /** What is found out about the file that contacts come from becomes a part of the report. */
    void from(FileNotes notes) {
        file = notes;
    }

    /** About how much memory this takes. */
    public long bytes() {
        return contacts.bytes();
    }

    /** What became of all that was added. */
    public ImportReport report() {
        int duplicates = allowDuplicates ? 0 : contacts.duplicates();
        return rejections.report(contacts.size() - before - duplicates, duplicates, file);
    }

    /** How many rows were left out. */
    public int leftOut() {
        return rejections.count();
    }

    /** What those who were added lack, or those who were left out for it. */
    public MissingFields missing() {
        return missing;
    }

    /** Everybody who was added, each once unless duplicates are allowed; nothing is added afterwards. */
    public Recipients contacts() {
        return contacts.build(allowDuplicates);
    }
}
