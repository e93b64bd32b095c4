/**
 * The plain data of a broadcast: campaigns, messages, recipients, templates and the progress of their requests.
 *
 * <p><b>Concepts.</b> A {@link io.turbozap.campaign.Campaign} is messages and {@link io.turbozap.campaign.Recipients}
 * for one session. Request i is message i mod M for recipient i div M; it is computed when it is needed
 * ({@link io.turbozap.campaign.Campaign#request}) and never stored. {@link io.turbozap.campaign.SendStates} has one byte for the state
 * of each.
 *
 * <p><b>Rooms.</b> {@code number} reads and packs phone numbers and chat ids, {@code template} reads texts with
 * placeholders, {@code packed} has the compact collections, {@code media} the warnings about files.
 *
 * <p><b>Threads.</b> Values are immutable, but for {@code SendStates}, which belongs to its session's actor.
 *
 * <p><b>Decided.</b> Nothing here uses Vert.x, HTTP or SQL. Recipients take eight bytes each beside their fields, so
 * that a million of them fit into a small heap. Names of fields are equal if their letters and digits are ({@link
 * io.turbozap.campaign.FieldName}).
 */
@NullMarked
package io.turbozap.campaign;

import org.jspecify.annotations.NullMarked;
