/**
 * Uploads: bodies that are read while they arrive, bounded in memory and time.
 *
 * <p><b>Concepts.</b> {@link io.turbozap.http.upload.UploadSlots} bounds how many large bodies are read at once and
 * what they take. {@link io.turbozap.http.upload.JsonUpload} feeds a {@link io.turbozap.http.upload.CampaignReader},
 * which packs the contacts ({@link io.turbozap.http.upload.RecipientListParser}) and builds a tree of the small rest;
 * {@link io.turbozap.http.upload.FileUpload} puts a file into a {@link io.turbozap.http.upload.TempFile}.
 *
 * <p><b>Flow.</b> The head of a request decides on its slot; each chunk is read, and its memory claimed, as it comes.
 * The upload fails as soon as nothing can come of it, also if its body comes too slowly. The file of an upload is
 * deleted once its use is done.
 *
 * <p><b>Threads.</b> An upload stays on its request's event loop, with a break after every 3 ms of reading; slots are
 * thread-safe.
 *
 * <p><b>Decided.</b> Bodies of up to 64 kB take no slot: scripts send many of them. A slow body keeps its slot only
 * until another needs it. An upload that is alone may take twice the usual memory, so that what can be had at all does
 * not depend on others. A body whose country follows its contacts is read twice, if it is no larger than 1 MB.
 */
@NullMarked
package io.turbozap.http.upload;

import org.jspecify.annotations.NullMarked;
