/**
 * Messages in requests: their checks, templates, placeholders and the findings about their texts.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.message.TemplateResolver} replaces the name of a template by its messages.
 * {@link io.turbozap.http.message.CampaignValidator} checks a body but for its contacts, and {@link
 * io.turbozap.http.message.MediaAddresses} where files lie. {@link io.turbozap.http.message.MessageReader} makes
 * messages of it, with {@link io.turbozap.http.message.TextOptions} for what is in braces; {@link
 * io.turbozap.http.message.FilledMessages} compares the placeholders with the fields of contacts.
 *
 * <p><b>Threads.</b> Checks and resolvers are safe from any thread; a reader belongs to one body.
 *
 * <p><b>Decided.</b> The form of a message in a request is not the one that is stored ({@link
 * io.turbozap.store.journal.MessageJson}): names and defaults differ, and here every text may have flaws. They have no
 * code in common, so that a change of the one cannot make stored rows unreadable. A template is copied when it is named, so that later changes of it change no campaign. What is odd
 * about texts and missing fields is in the answer ({@link io.turbozap.http.message.TextFindings}), before anything is
 * sent. What becomes of recipients who lack a field is the choice of the body, else of the configuration.
 */
@NullMarked
package io.turbozap.http.message;

import org.jspecify.annotations.NullMarked;
