package io.turbozap.identity.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Actor of a change: who did it, and from where.
 *
 * @param id public id of the person or key, or null
 * @param ip address of the client, or null
 * @param agent its User-Agent, at most 200 characters, or null
 */
public record Actor(
        Kind kind,
        @Nullable String id,
        @Nullable String ip,
        @Nullable String agent) {

    private static final int MOST_CHARACTERS = 200;

    /** Kind of an actor. */
    public enum Kind {
        PERSON,
        KEY,
        OPERATOR,
        SYSTEM;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Actor {
        agent = agent == null || agent.length() <= MOST_CHARACTERS ? agent : agent.substring(0, MOST_CHARACTERS);
    }

    /** This server itself. */
    public static Actor system() {
        return new Actor(Kind.SYSTEM, null, null, null);
    }

    /** The person with this id, from where this actor is. */
    public Actor asPerson(String person) {
        return new Actor(Kind.PERSON, person, ip, agent);
    }
}
