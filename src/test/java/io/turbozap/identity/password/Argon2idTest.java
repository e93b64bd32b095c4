package io.turbozap.identity.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class Argon2idTest {

    private final Argon2id argon2id = new Argon2id(new SecureRandom());

    /** From the test vectors of the reference implementation. */
    @Test
    void hash_of_the_reference_implementation_is_understood() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertTrue(Argon2id.matches("password", reference));
        assertFalse(Argon2id.matches("Password", reference));
        assertFalse(Argon2id.isCurrent(reference));
    }

    @Test
    void a_password_matches_its_hash_and_no_other_does() {
        String hash = argon2id.hash("olá, campanha");

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(Argon2id.isCurrent(hash));
        assertTrue(Argon2id.matches("olá, campanha", hash));
        assertFalse(Argon2id.matches("olá, campanha ", hash));
    }

    @Test
    void a_letter_composed_otherwise_is_the_same_letter() {
        assertTrue(Argon2id.matches("ola\u0301, campanha", argon2id.hash("ol\u00e1, campanha")));
    }

    @Test
    void two_hashes_of_a_password_differ() {
        assertNotEquals(argon2id.hash("same password"), argon2id.hash("same password"));
    }

    @Test
    void other_texts_are_no_hashes() {
        for (String other :
                new String[] {"", "password", "$2b$12$abc", "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$YWJj"}) {
            assertEquals(
                    "not a hash of Argon2id",
                    assertThrows(IllegalArgumentException.class, () -> Argon2id.matches("x", other))
                            .getMessage());
        }
    }
}
