/**
 * Access to the server: framing, host, origin, API key, log-ins, and what wrong keys lead to.
 *
 * <p><b>Concepts.</b> Each check is a handler that passes a request on or refuses it with an {@link
 * io.turbozap.http.web.ApiException}. {@link io.turbozap.http.access.KeyCheck} takes the API key from a header, or a
 * log-in cookie from browsers, which {@link io.turbozap.http.access.LoginRoutes} trades for the key. {@link
 * io.turbozap.http.access.Proxies} determines the client behind trusted proxies; {@link
 * io.turbozap.http.access.WrongKeys} limits its guesses.
 *
 * <p><b>Threads.</b> The key, log-ins and wrong keys exist once in a server and are thread-safe.
 *
 * <p><b>Decided.</b> Without a key, loopback is all the proof there is; so the host has to be a loopback name or a
 * configured one, or a page whose own name resolves to this machine would borrow that proof. Where a signature is the
 * proof, the host does not matter. Keys and tokens are compared by digests, so that the time taken reveals nothing of
 * them. The same wrong key again is no guess: a program with an old key locks out no other. Log-ins live in memory and
 * end with the process, and WebSockets end with their log-in.
 */
@NullMarked
package io.turbozap.http.access;

import org.jspecify.annotations.NullMarked;
