/**
 * The gateway to an SMS provider with Twilio's Messages API.
 *
 * <p><b>Concepts.</b> A sender is a session whose channel is SMS: its name is the number to send from. {@link
 * io.turbozap.sms.SmsGateways} opens one gateway a sender; {@code Provider} is address, credentials and forms of
 * request; {@code SmsResponses} classifies answers as {@code waha.send} does: the item's fault, the sender's, or
 * unclear; {@code SmsError} is the part of Twilio's dictionary that decides it.
 *
 * <p><b>Uncertain sends.</b> The provider chooses ids itself, so {@code SentTexts} finds a message again by receiver,
 * text and time in the provider's list.
 *
 * <p><b>Threads.</b> A gateway belongs to its session's event loop; the opener is safe from any thread.
 *
 * <p><b>Decided.</b> Text only, phone numbers only: anything else is refused for the item's sake. The provider's own
 * words are never shown, for they quote numbers and texts; the code and our words for it are. Without credentials a
 * sender blocks with the reason and loses nothing.
 */
@NullMarked
package io.turbozap.sms;

import org.jspecify.annotations.NullMarked;
