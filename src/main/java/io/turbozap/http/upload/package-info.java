/**
 * Bodies that are read while they arrive, bounded in memory and time: campaigns as JSON, files on disk.
 */
@NullMarked
package io.turbozap.http.upload;

import org.jspecify.annotations.NullMarked;
