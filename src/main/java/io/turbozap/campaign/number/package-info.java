/**
 * Phone numbers, chat ids and persons as values, and the one reader that makes them of text, the same for every
 * door.
 */
@NullMarked
package io.turbozap.campaign.number;

import org.jspecify.annotations.NullMarked;
