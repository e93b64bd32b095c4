package io.turbozap.waha;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** How an exchange with WAHA ended, before anybody says what it means. */
sealed interface Reply {

    /**
     * WAHA answered.
     *
     * @param status the HTTP status
     * @param body as much of it as came, up to the limit
     * @param date the {@code Date} header, or null
     */
    record Answer(int status, Buffer body, @Nullable String date) implements Reply {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** WAHA never got the whole request. */
    record NotWritten(String reason) implements Reply {}

    /** WAHA got the request, or may have, and no answer came. */
    record Lost(String reason) implements Reply {}
}
