package io.turbozap.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table before anything was measured.
 *
 * @param text what is measured
 * @param figure the name of the figure it shows
 * @param unit its unit, also that of the reference
 * @param reference what the figure is compared with, if anything
 * @param goals what it should reach, possibly nothing
 */
record Line(String text, String figure, Unit unit, @Nullable Reference reference, List<Goal> goals) {

    /** A figure measured in the same round, and whose it is. */
    record Reference(String figure, String owner) {}

    static Line of(String text, String figure, Unit unit, Goal... goals) {
        return new Line(text, figure, unit, null, List.of(goals));
    }

    Line against(String figure, String owner) {
        return new Line(text, this.figure, unit, new Reference(figure, owner), goals);
    }

    String target() {
        return goals.stream().map(goal -> goal.show(unit)).collect(Collectors.joining(", "));
    }
}
