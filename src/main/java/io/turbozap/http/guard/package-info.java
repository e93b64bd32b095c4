/**
 * Guards of connections: what they may hold and how long they may take, before anything is known of their requests.
 *
 * <p><b>Concepts.</b> {@link io.turbozap.http.guard.Guards} is the state of a server: the number of connections, in all
 * and by address, and the {@link io.turbozap.http.guard.MemoryAccount} of the heap that clients can claim. A {@code
 * ConnectionGuard} stands between one socket and HTTP, with a {@code PacedInput} and a {@code PacedOutput}; {@code
 * RequestGate} notifies it of where requests and answers begin and end, which {@code Exchanges} keeps.
 *
 * <p><b>Flow.</b> A new connection is admitted or answered with 503. Its bytes pass in pieces, one request at a time:
 * the next waits until the answer before it has gone. Heads, bodies and the reading of answers have to progress by
 * {@link io.turbozap.http.guard.GuardRules}; else the connection is answered, if it can be, and ended.
 *
 * <p><b>Threads.</b> A guard lives on its connection's event loop; what all guards share is thread-safe.
 *
 * <p><b>Decided.</b> One tick looks at all connections of a loop, so that no request needs a timer of its own, and a
 * tick that came late is no client's fault. A connection ends gently: its output is shut and its input read on for a
 * while, for closing at once would take the answer away from its client. A sixteenth of the connections is kept for
 * this host, for health checks and operators. Each use of memory has a share of its own, so that none starves the
 * others.
 */
@NullMarked
package io.turbozap.http.guard;

import org.jspecify.annotations.NullMarked;
