/**
 * Tokens of people who are logged in: access tokens for minutes, refresh tokens for a month.
 *
 * <p><b>Decided.</b> Only the access token is a JWT, so that no other kind of token can pass for one. A refresh token is
 * random, kept as its digest, and rotates: {@link io.turbozap.identity.token.RefreshTokens}. Browsers of the dashboard
 * hold neither, but a cookie.
 */
@NullMarked
package io.turbozap.identity.token;

import org.jspecify.annotations.NullMarked;
