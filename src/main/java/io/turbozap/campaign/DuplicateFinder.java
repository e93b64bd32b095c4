package io.turbozap.campaign;

import io.turbozap.campaign.number.PackedChatId;
import io.turbozap.campaign.packed.PackedLongSet;
import io.turbozap.campaign.packed.PackedLongs;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Finder of the contacts in a growing list whose persons had been there before, however their numbers are spelt. Not
 * thread-safe.
 */
final class DuplicateFinder {

    /** Looking up many in a row is twice as fast as one between other things, because the memory is asked ahead. */
    private static final int LOOKED_UP_AT_ONCE = 512;

    private final PackedLongs ids;
    private final PackedLongSet seen = new PackedLongSet();
    private final Set<String> seenUnpacked = new HashSet<>();
    private final BitSet duplicates = new BitSet();
    /** The contacts before this one have been looked up. */
    private int lookedUp;

    /** @param ids the list, as it grows */
    DuplicateFinder(PackedLongs ids) {
        this.ids = ids;
    }

    /** Looks up a contact without a packed form that is about to be added to the list. */
    void adding(String chatId) {
        if (!seenUnpacked.add(chatId)) {
            duplicates.set(ids.size());
        }
    }

    /** Looks up what was added to the list, if that has become enough at once. */
    void added() {
        if (ids.size() - lookedUp >= LOOKED_UP_AT_ONCE) {
            lookUp();
        }
    }

    private void lookUp() {
        for (; lookedUp < ids.size(); lookedUp++) {
            long id = ids.get(lookedUp);
            if (!Recipients.isUnpacked(id) && !seen.add(PackedChatId.person(id))) {
                duplicates.set(lookedUp);
            }
        }
    }

    /** The indexes of all duplicates in the list. */
    BitSet duplicates() {
        lookUp();
        return duplicates;
    }

    /** About how much memory the packed contacts take here. */
    long bytes() {
        return seen.bytes();
    }
}
