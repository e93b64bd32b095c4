package io.turbozap.identity.password;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {

    private static final List<String> ANA = List.of("ana.lima@padaria.com.br", "Ana Lima", "Padaria Sol");

    private final PasswordPolicy policy = new PasswordPolicy(/* blocklist= */ true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short12",
                "password123",
                "Password1",
                "12345678",
                "qwertyuiop",
                "iloveyou",
                "AnaLima2026",
                "padariasol!",
                "ana.lima@padaria.com.br",
                "Turbozap",
                "turbozap2026",
                "\ud800good enough"
            })
    void is_refused(String password) {
        assertNotNull(policy.refusal(password, ANA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "  spaces count too  ",
                "ção-de-março",
                "Tr4vessaDoPao",
                "🦜🦜🥖🥖🦜🦜🥖🥖",
                "padaria sol nasce cedo"
            })
    void is_accepted(String password) {
        assertNull(policy.refusal(password, ANA));
    }

    @Test
    void characters_are_counted_and_not_their_parts() {
        assertNull(policy.refusal("🦜🥖🌙🎈🚲🧂🪁🎻", ANA));
        assertNotNull(policy.refusal("🦜🥖🌙🎈🚲🧂🪁", ANA));
        assertNull(policy.refusal("ab".repeat(64), ANA));
        assertNotNull(policy.refusal("ab".repeat(64) + "c", ANA));
    }

    @Test
    void without_the_blocklist_only_the_length_counts() {
        PasswordPolicy lax = new PasswordPolicy(/* blocklist= */ false);

        assertNull(lax.refusal("password123", ANA));
        assertNotNull(lax.refusal("short12", ANA));
    }
}
