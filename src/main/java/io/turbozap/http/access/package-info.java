/**
 * Access to the server: framing, host, origin, who calls, log-ins, and what wrong keys lead to.
 *
 * <p><b>Concepts.</b> Each check is a handler that passes a request on or refuses it with an {@link
 * io.turbozap.http.web.ApiException}. {@link io.turbozap.http.access.Authentication} gives each request its {@link
 * io.turbozap.http.web.Caller}, by the {@link io.turbozap.http.access.Credentials} that it shows: a token or key in a
 * header, or a cookie, which {@link io.turbozap.http.access.LoginRoutes} trades for the operator's key or a password.
 * {@link io.turbozap.http.access.KeyCheck} knows the operator's key. {@link io.turbozap.http.access.Proxies} determines
 * the client behind trusted proxies; {@link io.turbozap.http.access.WrongKeys} limits its guesses. {@link
 * io.turbozap.http.access.HeldConnections} ends sockets with the rights of their callers.
 *
 * <p><b>Threads.</b> The key, log-ins and wrong keys exist once in a server and are thread-safe. Connections are held on
 * their event loops.
 *
 * <p><b>Decided.</b> Without a key, and as long as there are no people, loopback is all the proof there is; so the host
 * has to be a loopback name or a configured one, or a page whose own name resolves to this machine would borrow that
 * proof. Where a signature is the proof, the host does not matter. As long as the operator alone is known,
 * credentials that are not the operator's are meant for others and passed over. Keys and tokens are compared by digests,
 * so that the time taken reveals nothing of them. The same wrong key again is no guess: a program with an old key locks
 * out no other. Log-ins of the operator live in memory and end with the process, those of people are stored. Held
 * connections are checked twice a second against the directory, rather than by its events: that also covers keys and
 * people that nothing happens to but time.
 */
@NullMarked
package io.turbozap.http.access;

import org.jspecify.annotations.NullMarked;
