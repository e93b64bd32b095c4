package io.turbozap.bench.figure;

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
public record Line(
        String text, String figure, Unit unit, @Nullable Reference reference, List<Goal> goals) {

    /** A figure measured in the same round, and whose it is. */
    public record Reference(String figure, String owner) {}

    public static Line of(String text, String figure, Unit unit, Goal... goals) {
        return new Line(text, figure, unit, null, List.of(goals));
    }

    public Line against(String figure, String owner) {
        return new Line(text, this.figure, unit, new Reference(figure, owner), goals);
    }

    public String target() {
        return goals.stream().map(goal -> goal.show(unit)).collect(Collectors.joining(", "));
    }
}
