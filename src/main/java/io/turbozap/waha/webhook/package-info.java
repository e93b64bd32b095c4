/**
 * Webhooks of WAHA: signature, envelope, events, and their handlers.
 *
 * <p><b>Flow.</b> The HTTP route bounds and reads the body, {@link io.turbozap.waha.webhook.WebhookSignature} checks
 * it, {@link io.turbozap.waha.webhook.WebhookBody} reads one {@link io.turbozap.waha.webhook.WahaEvent}, {@link
 * io.turbozap.waha.webhook.WebhookInbox} drops what was handled before, and the handlers of each concern receive it.
 * The answer to WAHA waits for all of them: what fails is answered with an error and delivered again by WAHA.
 *
 * <p><b>Events</b> come in any order, more than once, or never. Acks are therefore a maximum, not a sequence; messages
 * that histories bring go through the same inbox.
 *
 * <p><b>Threads.</b> Handlers are called on any event loop and are safe for that.
 *
 * <p><b>Decided.</b> An unsigned or wrongly signed event is not believed, not even its session's name. The inbox
 * remembers the last 100 000 keys, about half a minute at 3 000 keys a second, which is as long as WAHA repeats an
 * event.
 */
@NullMarked
package io.turbozap.waha.webhook;

import org.jspecify.annotations.NullMarked;
