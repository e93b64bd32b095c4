package io.turbozap.idempotency;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, as far as it is worth repeating.
 *
 * @param status of HTTP
 * @param location where what was made can be found, or null
 * @param body JSON, or nothing
 */
public record StoredResponse(int status, @Nullable String location, Buffer body) {}
