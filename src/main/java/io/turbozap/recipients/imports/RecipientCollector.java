package io.turbozap.recipients.imports;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contacts from several places on their way into one list or campaign: the first of equal numbers stays, and who lacks
 * the value of a placeholder is left out (BEHAVIOUR 2). They are packed as they come. Not thread-safe.
 */
public final class RecipientCollector {

    private final Recipients.Builder contacts = new Recipients.Builder();
    private final ImportReport.Rejections rejections = new ImportReport.Rejections();
    /** The fields that the texts have placeholders for, by their folded names; null to keep all as they are. */
    private final @Nullable Map<String, String> wanted;

    private final MissingFields missing;
    private final int limit;
    private boolean allowDuplicates;
    private final Map<String, String> kept = new LinkedHashMap<>();
    /** The names under which fields are kept, by their own; empty for those that are not needed. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private int before;
    private @Nullable FileNotes file;

    private RecipientCollector(@Nullable Map<String, String> wanted, MissingFields missing, int limit) {
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
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : Message.fields(messages)) {
            wanted.putIfAbsent(FieldName.folded(name), name);
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

    /** The name under which a field of this name is kept, or null if it is not needed. */
    @Nullable
    String kept(String field) {
        if (wanted == null) {
            return field;
        }
        String name = names.computeIfAbsent(field, unseen -> wanted.getOrDefault(FieldName.folded(unseen), ""));
        return name.isEmpty() ? null : name;
    }

    /** Adds all of {@code members}. */
    public void addAll(Origin from, Recipients members) {
        for (int i = 0; i < members.size(); i++) {
            kept.clear();
            members.fields(i).forEach(this::keep);
            String flaw = missing.of(kept);
            if (flaw == null) {
                requireRoom();
                contacts.add(members, i, kept);
            } else {
                reject(from, i + 1, flaw);
            }
        }
    }

    private void keep(String field, String value) {
        String name = kept(field);
        if (name != null && (name.equals(field) || !kept.containsKey(name))) {
            kept.put(name, value);
        }
    }

    /**
     * Adds a contact.
     *
     * @param fields by the names under which they are kept; none is empty
     */
    public void add(Origin from, int row, ChatId contact, Map<String, String> fields) {
        String flaw = missing.of(fields);
        if (flaw != null) {
            reject(from, row, flaw);
            return;
        }
        requireRoom();
        contacts.add(contact, fields);
    }

    private void requireRoom() {
        if (contacts.size() >= limit) {
            throw UnusableFileException.tooLarge("There must be at most " + limit + " recipients");
        }
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

    /** What those who were added lack, or those who were left out for it. */
    public MissingFields missing() {
        return missing;
    }

    /** The names of all fields that were there for a campaign, needed or not. */
    public Set<String> offered() {
        return names.keySet();
    }

    /** Everybody who was added, each once unless duplicates are allowed; nothing is added afterwards. */
    public Recipients contacts() {
        return contacts.build(allowDuplicates);
    }
}
