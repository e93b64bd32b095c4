package io.turbozap.crash;

import java.util.ArrayList;
import java.util.List;

/** All that was asked for, by whomever. */
final class Asks {

    private final List<Ask> all = new ArrayList<>();

    /** A campaign that somebody is about to ask for. */
    synchronized Ask note(String session, int contacts, int messages) {
        Ask ask = new Ask(all.size(), session, contacts, messages);
        all.add(ask);
        return ask;
    }

    synchronized List<Ask> all() {
        return List.copyOf(all);
    }
}
