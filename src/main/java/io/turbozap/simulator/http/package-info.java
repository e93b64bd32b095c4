/**
 * HTTP of the simulated servers: one exchange of a request and its answer, the table of routes, bodies as WAHA reads
 * them, and the refusals and failures in WAHA's own words.
 *
 * <p>A handler throws a {@link io.turbozap.simulator.http.RequestRefused} or an {@link
 * io.turbozap.simulator.http.EngineError}; the exchange turns it into the answer. What is answered twice counts once.
 * The order of the checks is that of the real server, which looks at the JSON even before the key.
 *
 * <p><b>Decided.</b> Not vertx-web: its router would replace the hundred lines of the table and nothing else, and answers
 * a known path with another method by 405, where WAHA has 404.
 */
@NullMarked
package io.turbozap.simulator.http;

import org.jspecify.annotations.NullMarked;
