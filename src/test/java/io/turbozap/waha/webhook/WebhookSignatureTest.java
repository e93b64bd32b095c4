package io.turbozap.waha.webhook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final byte[] BODY = bytes("{\"event\":\"message\",\"session\":\"default\",\"engine\":\"WEBJS\"}");

    /** From WAHA's documentation of webhooks. */
    private static final String DOCUMENTED = "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8"
            + "097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89";

    private final WebhookSignature signature = new WebhookSignature("my-secret-key");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void documented_signature_is_accepted_in_either_case() {
        assertTrue(DOCUMENTED.startsWith("208f8a55dde9e055") && DOCUMENTED.endsWith("7076153fa89"));
        assertTrue(signature.isOf(BODY, DOCUMENTED));
        assertTrue(signature.isOf(BODY, DOCUMENTED.toUpperCase(Locale.ROOT)));
    }

    @Test
    void anything_else_is_refused() {
        assertFalse(signature.isOf(BODY, null));
        assertFalse(signature.isOf(BODY, ""));
        assertFalse(signature.isOf(BODY, DOCUMENTED.substring(1)));
        assertFalse(signature.isOf(BODY, DOCUMENTED + "0"));
        assertFalse(signature.isOf(BODY, DOCUMENTED.replace('a', 'b')));
        assertFalse(signature.isOf(BODY, "ü".repeat(128)));
        assertFalse(signature.isOf(bytes("{\"event\":\"message\"}"), DOCUMENTED));
        assertFalse(new WebhookSignature("my-secret-keY").isOf(BODY, DOCUMENTED));
    }
}
