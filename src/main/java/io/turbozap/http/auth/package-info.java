/**
 * Sign-up, log-in and profile of people, by tokens: {@code /auth}.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.auth.TokenRoutes} needs no log-in, {@link io.turbozap.http.auth.ProfileRoutes}
 * does. Both share one {@link io.turbozap.http.auth.AuthServices} on all event loops.
 *
 * <p><b>Decided.</b> What is wrong with a form is reported at once, before anything is limited or hashed. Whether an
 * address is known shows at sign-up alone. Limits count by network and account, and a browser that logged in before
 * passes those of its account, so that no stranger's failures keep a person out.
 */
@NullMarked
package io.turbozap.http.auth;

import org.jspecify.annotations.NullMarked;
