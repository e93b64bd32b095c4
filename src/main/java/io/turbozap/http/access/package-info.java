/** Who is let in at the front door: keys, log-ins, and what wrong keys lead to. */
@NullMarked
package io.turbozap.http.access;

import org.jspecify.annotations.NullMarked;
