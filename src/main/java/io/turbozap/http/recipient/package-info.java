/**
 * Routes of recipient lists, previews, suppressions and blasts.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.recipient.RecipientUploads} lends a body, JSON, form or file, as a {@code
 * RecipientBody}. On the threads of {@link io.turbozap.http.recipient.Imports} it is read into a collector of
 * recipients, which removes duplicates and reports what was refused. {@link
 * io.turbozap.http.recipient.RecipientListRoutes} stores the result as a named list, {@link
 * io.turbozap.http.recipient.BlastRoutes} makes a campaign of it, {@link io.turbozap.http.recipient.PreviewRoutes}
 * shows how a file was understood.
 *
 * <p><b>Threads.</b> Imports run on few threads of their own, small ones on another, so that they need not wait for
 * large ones. An import ends when its client leaves, and after 120 s.
 *
 * <p><b>Decided.</b> What a body is announced as decides how it is read, and what a file holds decides what it is. An
 * import takes an upload's slot however small its body is where the list or the file behind it may be large. A list
 * that others change meanwhile is read again up to 5 times, then 409 is answered. Rows of a file that cannot be used
 * are in the report, and no error unless no recipient is left; bad recipients in JSON are violations.
 */
@NullMarked
package io.turbozap.http.recipient;

import org.jspecify.annotations.NullMarked;
