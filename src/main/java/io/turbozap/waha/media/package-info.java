/** A look at the files of a campaign from here, before WAHA downloads them. */
@NullMarked
package io.turbozap.waha.media;

import org.jspecify.annotations.NullMarked;
