package io.turbozap.bench.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A line of the table after its rounds: medians, and ratios taken within each round. */
public record Result(
        Line line,
        @Nullable Sample value,
        @Nullable Sample reference,
        @Nullable Sample ratio,
        Verdict verdict) {

    public static Result of(Line line, List<Figures> rounds) {
        Sample value = sample(rounds, round -> round.get(line.figure()));
        Line.Reference against = line.reference();
        Sample reference = null;
        Sample ratio = null;
        if (against != null) {
            reference = sample(rounds, round -> round.get(against.figure()));
            ratio = sample(rounds, round -> line.unit().ratio(round.get(line.figure()), round.get(against.figure())));
        }
        return new Result(line, value, reference, ratio, verdict(line.goals(), value, ratio));
    }

    private static @Nullable Sample sample(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] values = rounds.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return values.length == 0 ? null : Sample.of(values);
    }

    private static Verdict verdict(List<Goal> goals, @Nullable Sample value, @Nullable Sample ratio) {
        Verdict verdict = value == null ? Verdict.NOT_MEASURED : Verdict.NO_GOAL;
        for (Goal goal : goals) {
            Sample measured = goal.on() == Goal.On.VALUE ? value : ratio;
            verdict = verdict.and(measured == null ? Verdict.NOT_MEASURED : goal.judge(measured.median()));
        }
        return verdict;
    }
}
