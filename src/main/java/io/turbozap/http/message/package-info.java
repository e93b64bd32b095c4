/**
 * Messages of requests: their contents, templates and findings about their texts.
 */
@NullMarked
package io.turbozap.http.message;

import org.jspecify.annotations.NullMarked;
