/**
 * The audit log: every change by a person or a key, recorded with the change itself and chained.
 *
 * <p><b>Decided.</b> The key of the chain is a file beside the store and in no backup: someone who can write the store
 * alone cannot forge the log. The last hash is kept with the organisation, so that a log that was cut off shows too.
 */
@NullMarked
package io.turbozap.identity.audit;

import org.jspecify.annotations.NullMarked;
