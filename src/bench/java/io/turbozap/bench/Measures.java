package io.turbozap.bench;

import io.turbozap.bench.create.CreateSpeed;
import io.turbozap.bench.create.DurableCreate;
import io.turbozap.bench.create.HeapNeeded;
import io.turbozap.bench.create.HeapPerRequest;
import io.turbozap.bench.create.ImportSpeed;
import io.turbozap.bench.create.LoopStall;
import io.turbozap.bench.drain.AgainstBullMq;
import io.turbozap.bench.drain.Drain;
import io.turbozap.bench.drain.DurableDrain;
import io.turbozap.bench.drain.SlowDrain;
import io.turbozap.bench.drain.SocketFanOut;
import io.turbozap.bench.drain.StatusUnderLoad;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.state.AckWebhooks;
import io.turbozap.bench.state.DeliveryPages;
import io.turbozap.bench.state.DurableStart;
import io.turbozap.bench.state.Recovery;
import io.turbozap.bench.state.StartUp;
import io.turbozap.bench.state.WaitingSessions;
import java.util.ArrayList;
import java.util.List;

/** All measures, in the order of the table. */
public final class Measures {

    private static final List<Measure> ALL = List.of(
            new CreateSpeed(),
            new HeapNeeded(),
            new HeapPerRequest(),
            Drain.ofOneSession(),
            Drain.ofFiftySessions(),
            SlowDrain.ofFiftySessions(),
            SlowDrain.ofFiveHundredSessions(),
            new WaitingSessions(),
            new StatusUnderLoad(),
            new SocketFanOut(),
            new ImportSpeed(),
            new StartUp(),
            new LoopStall(),
            DurableDrain.ofOneSession(),
            DurableDrain.ofFiftySessions(),
            new DurableCreate(),
            new Recovery(),
            new DeliveryPages(),
            new DurableStart(),
            new AckWebhooks(),
            new AgainstBullMq());

    private Measures() {}

    static List<String> names() {
        return ALL.stream().map(Measure::name).toList();
    }

    /**
     * The measures of those names, in the order of the table; all if there are none.
     *
     * @throws IllegalArgumentException if there is no measure of a name
     */
    static List<Measure> named(List<String> names) {
        List<String> unknown = new ArrayList<>(names);
        unknown.removeAll(names());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no measure " + unknown.get(0) + ": there are " + names());
        }
        return ALL.stream()
                .filter(measure -> names.isEmpty() || names.contains(measure.name()))
                .toList();
    }
}
