/**
 * Consent: suppressed numbers, the words by which people opt out and in again, and the lookup that every send
 * passes.
 */
@NullMarked
package io.turbozap.recipients.consent;

import org.jspecify.annotations.NullMarked;
