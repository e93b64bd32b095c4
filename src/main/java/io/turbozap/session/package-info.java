/**
 * The actor that owns a WhatsApp session: its queue, its clock and its decisions, the protocol to talk to it, and the
 * ports it needs.
 */
@NullMarked
package io.turbozap.session;

import org.jspecify.annotations.NullMarked;
