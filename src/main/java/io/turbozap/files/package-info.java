/** Files that belong to one user, or to one process. */
@NullMarked
package io.turbozap.files;

import org.jspecify.annotations.NullMarked;
