/** The front door: checks every request, turns it into a command to a session, and renders what comes back. */
@NullMarked
package io.turbozap.http;

import org.jspecify.annotations.NullMarked;
