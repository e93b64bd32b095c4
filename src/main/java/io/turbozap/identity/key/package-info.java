/** Keys of programs: their text, their scopes and when they end. */
@NullMarked
package io.turbozap.identity.key;

import org.jspecify.annotations.NullMarked;
