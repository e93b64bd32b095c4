/**
 * Consent: suppressed numbers, the words by which people opt out and in again, and the lookup that every send passes.
 *
 * <p><b>Flow.</b> A message of WAHA reaches {@link io.turbozap.recipients.consent.OptOuts}, whose {@link
 * io.turbozap.recipients.consent.OptOutWords} recognise a wish; {@link io.turbozap.recipients.consent.SqlSuppressions}
 * records it and then changes the list in memory, which answers every sender at once.
 *
 * <p><b>Persons.</b> All spellings of a number, and the hidden id where it is known, are one person.
 *
 * <p><b>Decided.</b> What was written last counts, in whatever order messages arrive; of two at the same time the
 * opt-out does. An opt-out counts however late it comes, an opt-in for seven days. What an operator put on the list no
 * message takes off.
 */
@NullMarked
package io.turbozap.recipients.consent;

import org.jspecify.annotations.NullMarked;
