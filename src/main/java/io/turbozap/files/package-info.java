/**
 * Files that belong to one user, or to one process.
 *
 * <p>{@link io.turbozap.files.OwnerOnlyFiles} are readable by their owner alone, whatever the umask. {@link
 * io.turbozap.files.TemporaryFiles} is the process's own directory for uploads and the like; it is removed at the end,
 * and after a process that was killed by the next one, which recognises it by a lock that has ended. Both block, and
 * are nothing for an event loop.
 */
@NullMarked
package io.turbozap.files;

import org.jspecify.annotations.NullMarked;
