package io.turbozap.simulator.model;

/** The server's way to answer {@code timelock} and {@code capping}, which only WAHA 2026.8.1 and later have. */
public enum LimitsSupport {
    /** Answers 200 with the limits. */
    AVAILABLE,
    /** Answers 501, like an engine that lacks them. */
    NOT_IMPLEMENTED,
    /** Answers 404, like an older server. */
    MISSING
}
