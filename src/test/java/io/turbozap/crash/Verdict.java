package io.turbozap.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of all that was asked for.
 *
 * @param messages how many were sent
 * @param uncertain requests of which the server says that nobody can tell
 * @param lost requests that were not sent and campaigns that are gone or not done
 * @param doubled requests that were sent more than once
 * @param disordered requests that were sent after later ones of their campaign
 * @param strange what was sent unasked, and campaigns that exist in part
 */
record Verdict(
        int messages,
        int uncertain,
        List<String> lost,
        List<String> doubled,
        List<String> disordered,
        List<String> strange) {

    private static final int SHOWN = 20;

    Verdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        disordered = List.copyOf(disordered);
        strange = List.copyOf(strange);
    }

    /** The same with more that is strange. */
    Verdict and(List<String> stranger) {
        List<String> all = new ArrayList<>(strange);
        all.addAll(stranger);
        return new Verdict(messages, uncertain, lost, doubled, disordered, all);
    }

    /** Whether nothing was lost, doubled, out of order or strange. */
    boolean isClean() {
        return finds().findAny().isEmpty();
    }

    private Stream<String> finds() {
        return Stream.of(lost, doubled, disordered, strange).flatMap(List::stream);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(messages + " sent: lost " + lost.size() + ", doubled " + doubled.size() + ", out of order "
                + disordered.size() + ", strange " + strange.size() + ", uncertain " + uncertain);
        finds().limit(SHOWN).forEach(lines::add);
        return String.join("\n  ", lines);
    }
}
