/**
 * Addresses that clients name and this server or WAHA connects to: those of webhooks and of files.
 *
 * <p><b>Flow.</b> {@link io.turbozap.outbound.address.WrittenHost} reads the host by its spelling; {@link
 * io.turbozap.outbound.address.TargetPolicy} decides what a setting allows; {@link
 * io.turbozap.outbound.address.TargetResolver} looks the name up and judges every address by the registries of IANA;
 * {@link io.turbozap.outbound.address.PinnedHead} connects to the very address that was judged. Where WAHA connects
 * instead, {@link io.turbozap.outbound.address.TargetCheck} judges right before it does.
 *
 * <p><b>Threads.</b> Names are looked up on threads of their own, which a dead resolver may hold up; the rest is safe to
 * use from any thread.
 *
 * <p><b>Decided.</b> Only the public internet, and this host and private networks where a setting allows them. Link-local
 * addresses never: cloud machines hand out their keys there. One private address among several refuses all, and so does a
 * spelling that programs read differently.
 */
@NullMarked
package io.turbozap.outbound.address;

import org.jspecify.annotations.NullMarked;
