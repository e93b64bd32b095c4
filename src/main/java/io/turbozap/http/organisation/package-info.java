/**
 * Routes of organisations: their people, invites, keys and audit logs.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.organisation.OrganisationAccess} compares the organisation in the path with
 * that of the caller. A route then validates the whole request, has a service of {@code identity} decide, and renders
 * the result.
 *
 * <p><b>Decided.</b> The organisation comes from the credential. One in the path that is another's is 404 as one that
 * does not exist, and so is every id of another's. Literal segments stand before {@code {orgId}}, which is a UUID; the
 * routes of people are also found under it. A link and a key are shown once: an answer that is kept for its {@code
 * Idempotency-Key} is without them.
 */
@NullMarked
package io.turbozap.http.organisation;

import org.jspecify.annotations.NullMarked;
