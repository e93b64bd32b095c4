/**
 * Execution of a session's decisions: one verticle and one mailbox a session, on one event loop. Inputs are
 * handled one at a time; outcomes go before commands. Owns the timers, the recorder, the registry that other
 * threads read, and {@link io.turbozap.session.actor.LocalSessions}, the implementation of the public face.
 */
@NullMarked
package io.turbozap.session.actor;

import org.jspecify.annotations.NullMarked;
