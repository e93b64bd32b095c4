/**
 * Templates of texts: placeholders, what stands for them when a recipient has no such field, and findings about texts
 * that would go out unfilled.
 *
 * <p>{@link io.turbozap.campaign.template.Texts} reads the texts of a request, each into a {@link
 * io.turbozap.campaign.template.Wording}: its {@link io.turbozap.campaign.TextTemplate} and its flaws, which {@code
 * BraceParser} and {@code ForeignSyntax} find. {@link io.turbozap.campaign.template.KnownFields} are the fields that
 * can fill it, {@link io.turbozap.campaign.template.MissingFieldPolicy} is for recipients who lack one.
 *
 * <p><b>Decided.</b> What looks like a placeholder and would go out as it is written is a finding, also in the syntax
 * of other programs: a message cannot be taken back.
 */
@NullMarked
package io.turbozap.campaign.template;

import org.jspecify.annotations.NullMarked;
