package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Topic that clients can follow. It is written {@code kind:name}, such as {@code session:default}, or as the kind alone where
 * there is only one of it.
 *
 * @param name the id of a campaign, which need not exist, or the name of a session; empty for the overview
 */
public record Topic(Kind kind, String name) {

    /** What goes on in the whole server. */
    public static final Topic OVERVIEW = new Topic(Kind.OVERVIEW, "");

    /** Kinds of topics. A blast is a campaign that is called a blast. */
    public enum Kind {
        BLAST("blast"),
        CAMPAIGN("campaign"),
        SESSION("session"),
        OVERVIEW("overview");

        /** Those of which there are many, which have names. */
        public static final Set<Kind> NAMED = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(OVERVIEW)));

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The parameter of a socket's address that names such a topic. */
        public String parameter() {
            return word + "Id";
        }
    }

    /** The topic of this kind, one that is named, or null if nothing of that kind can have such a name. */
    public static @Nullable Topic of(Kind kind, String name) {
        boolean valid = kind == Kind.SESSION ? SessionName.isValid(name) : CampaignId.parse(name) != null;
        return valid ? new Topic(kind, name) : null;
    }

    /** The topic that is written as {@code text}, or null if none is. */
    public static @Nullable Topic parse(String text) {
        if (text.equals(OVERVIEW.toString())) {
            return OVERVIEW;
        }
        int colon = text.indexOf(':');
        String word = colon < 0 ? "" : text.substring(0, colon);
        return Kind.NAMED.stream()
                .filter(kind -> kind.word.equals(word))
                .findAny()
                .map(kind -> of(kind, text.substring(colon + 1)))
                .orElse(null);
    }

    /** Whether this is about a campaign. */
    public boolean isOfCampaign() {
        return kind == Kind.CAMPAIGN || kind == Kind.BLAST;
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.word : kind.word + ":" + name;
    }
}
