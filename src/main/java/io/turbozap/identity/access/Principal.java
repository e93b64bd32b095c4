package io.turbozap.identity.access;

import io.turbozap.campaign.Org;
import java.util.Set;

/** Principal of a request: on whose behalf it comes. Made by the front door from what the request shows. */
public sealed interface Principal {

    /** Organisation whose rows it may see. */
    Org org();

    /** Id that no other principal of the organisation has; ASCII. */
    String id();

    /** Whether it may do what needs {@code permission}, in its own organisation. */
    boolean may(Permission permission);

    /**
     * A person who is logged in.
     *
     * @param id public id
     * @param login number of the log-in, so that it can be ended
     */
    record Person(Org org, String id, Role role, long login) implements Principal {

        @Override
        public boolean may(Permission permission) {
            return permission.isOf(role);
        }
    }

    /**
     * A program with a key of an organisation.
     *
     * @param id public id of the key
     */
    record Key(Org org, String id, Set<Scope> scopes) implements Principal {

        public Key {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public boolean may(Permission permission) {
            return permission.isWithin(scopes);
        }
    }

    /** The operator of the server, by the key in its settings or by being on its machine. */
    record Operator() implements Principal {

        @Override
        public Org org() {
            return Org.FIRST;
        }

        @Override
        public String id() {
            return "operator";
        }

        @Override
        public boolean may(Permission permission) {
            return permission != Permission.SELF;
        }
    }
}
