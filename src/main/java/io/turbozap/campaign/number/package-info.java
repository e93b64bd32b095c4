/**
 * Phone numbers, chat ids and persons as values, and the one reader that makes them of text, the same for every door.
 *
 * <p>{@link io.turbozap.campaign.number.NumberReader} takes what people and programs write: any punctuation and script,
 * links, ids of WhatsApp. A {@link io.turbozap.campaign.number.ChatId} packs into a long ({@link
 * io.turbozap.campaign.number.PackedChatId}). {@code Person} gives one number to all spellings of a person's number,
 * since some countries lengthened theirs; {@link io.turbozap.campaign.number.PersonSet} is a set of such persons.
 *
 * <p><b>Decided.</b> Doubt is refused rather than guessed: a message to a stranger cannot be taken back. Numbering
 * plans come from libphonenumber, loaded country by country when they are first needed.
 */
@NullMarked
package io.turbozap.campaign.number;

import org.jspecify.annotations.NullMarked;
