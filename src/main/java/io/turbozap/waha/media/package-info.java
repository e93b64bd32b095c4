/**
 * Probes of the files of a campaign from here, before WAHA downloads them.
 *
 * <p><b>Flow.</b> When a campaign starts, {@link io.turbozap.waha.media.MediaChecks} asks the host of each different
 * file, 20 at most, 4 at once, for a few seconds: HEAD, and where that is not answered well, GET of the first bytes.
 * {@code MediaWarnings} turns what was seen into warnings of the campaign.
 *
 * <p><b>Threads.</b> The probe of a campaign runs on the event loop of its caller.
 *
 * <p><b>Decided.</b> Warnings never stop a campaign, for WAHA may reach what we do not. Redirects are followed by hand,
 * each target checked and the checked address connected to, so that no name can lead inside the network meanwhile.
 */
@NullMarked
package io.turbozap.waha.media;

import org.jspecify.annotations.NullMarked;
