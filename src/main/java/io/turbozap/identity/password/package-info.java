/**
 * Passwords: which are accepted, how they are kept and how they are checked.
 *
 * <p>{@link io.turbozap.identity.password.PasswordPolicy} refuses those that are guessed first, {@link
 * io.turbozap.identity.password.PasswordHasher} keeps Argon2id hashes.
 *
 * <p><b>Decided.</b> A hash takes 19 MiB and some 50 ms of a core, so that hashing has half of the cores, a bounded
 * queue and never an event loop. Bouncy Castle rather than a native library: that needs a place to unpack itself to
 * which often may not be executed. Passwords are never trimmed, cut or asked to hold a digit.
 */
@NullMarked
package io.turbozap.identity.password;

import org.jspecify.annotations.NullMarked;
