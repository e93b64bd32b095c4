package io.turbozap.campaign;

/** A lane: the purpose of a request. Earlier lanes go first on a session. */
public enum Lane {
    /** An answer of a person inside an open conversation; keeps only the reply gap to other starts. */
    REPLY,
    /** A single message that was scheduled for a time. */
    SCHEDULED,
    /** A broadcast. */
    CAMPAIGN
}
