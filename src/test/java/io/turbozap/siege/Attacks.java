package io.turbozap.siege;

import java.util.List;
import java.util.function.Function;

/** The attacks of a siege. */
final class Attacks {

    private static final List<Function<Target, Attack>> ALL = List.of(
            InventedMethods::new,
            HalfSentHeads::new,
            SlowHeads::new,
            SlowBodies::new,
            LoginBodies::new,
            UnsignedWebhooks::new,
            UnreadAnswers::new,
            SlowReaders::new,
            SilentSockets::new,
            SpreadsheetBombs::new,
            GiantNumbers::new,
            ManySessions::new,
            LargeCreates::new,
            WrongKeys::new,
            SlowSpreadsheets::new,
            ForgottenPolls::new);

    private Attacks() {}

    /** All of them, or the one that {@code -Dsiege.only=} names, against one server. */
    static List<Attack> on(Target target) {
        String only = System.getProperty("siege.only");
        return ALL.stream()
                .map(attack -> attack.apply(target))
                .filter(attack ->
                        only == null || attack.getClass().getSimpleName().equals(only))
                .toList();
    }
}
