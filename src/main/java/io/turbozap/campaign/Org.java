package io.turbozap.campaign;

/**
 * Organisation that rows, sessions and people belong to, by its number in the store. Made from a credential or from a
 * row, never from what a request names.
 *
 * @param id positive
 */
public record Org(long id) {

    /** Organisation of the operator, and of everything on a server that has no other. */
    public static final Org FIRST = new Org(1);

    public Org {
        if (id < 1) {
            throw new IllegalArgumentException("an organisation has a positive number");
        }
    }
}
