/** The plain data of a broadcast: campaigns, messages, packed contacts, templates and the progress of their requests. */
@NullMarked
package io.turbozap.campaign;

import org.jspecify.annotations.NullMarked;
