/**
 * Templates of texts: placeholders, what stands for them when a recipient has no such field, and findings about
 * texts that would go out unfilled.
 */
@NullMarked
package io.turbozap.campaign.template;

import org.jspecify.annotations.NullMarked;
