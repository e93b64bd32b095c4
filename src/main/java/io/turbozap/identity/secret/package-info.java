/** Keys of this server and what is sealed, signed and digested under them. */
@NullMarked
package io.turbozap.identity.secret;

import org.jspecify.annotations.NullMarked;
