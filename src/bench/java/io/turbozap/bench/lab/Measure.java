package io.turbozap.bench.lab;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Line;
import java.io.IOException;
import java.util.List;

/** Something that can be measured, round by round. */
public interface Measure {

    /** The word that chooses it on the command line. */
    String name();

    /** How it is measured, in one sentence for the reader of the table. */
    String method();

    /** The lines it adds to the table. */
    List<Line> lines();

    /**
     * Measures once, with fresh processes, and ends what it started.
     *
     * @param lab where processes are started
     * @param figures where to put what was measured, also what was measured before a failure
     * @throws IOException if a process does not start, does not answer or answers something else
     */
    void round(Lab lab, Figures figures) throws IOException, InterruptedException;
}
