package io.turbozap.waha.session;

import io.turbozap.session.AccountLimits;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The meaning of WAHA's answer about a session, whatever it was asked. */
public sealed interface WahaSessionAnswer {

    /**
     * The session is there.
     *
     * @param config as WAHA has it; not to be changed
     * @param account whom it is paired with, or null
     * @param limits what came of them with the session, or null if nothing did
     */
    record Info(
            String status,
            JsonObject config,
            @Nullable Account account,
            @Nullable AccountLimits limits) implements WahaSessionAnswer {

        /** Without its owner. */
        @Override
        public String toString() {
            return "Info[" + status + "]";
        }
    }

    /** There is no such session. */
    enum Absent implements WahaSessionAnswer {
        INSTANCE
    }

    /** WAHA will not do it in the state that the session is in. */
    record Conflict(String reason) implements WahaSessionAnswer {}

    /**
     * The picture or the code that was asked for.
     *
     * @param text a data URL, or the code
     */
    record Shown(String text) implements WahaSessionAnswer {

        /** Without the key to an account. */
        @Override
        public String toString() {
            return "Shown";
        }
    }

    /**
     * WhatsApp's limits.
     *
     * @param limits null if this WAHA or its engine does not know them
     */
    record Limits(@Nullable AccountLimits limits) implements WahaSessionAnswer {}

    /** WAHA did not answer it. */
    record Trouble(WahaFailure failure) implements WahaSessionAnswer {}
}
