/** A faithful WAHA (WhatsApp HTTP API) in this process, for demos, tests and rehearsals, with a ledger of what was sent. */
@NullMarked
package io.turbozap.simulator;

import org.jspecify.annotations.NullMarked;
