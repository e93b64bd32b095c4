/**
 * The configuration: read from its sources once at start, validated, immutable, and printed without secrets.
 *
 * <p><b>Sources.</b> Defaults, then the YAML file, then {@code .env}, then the environment; a later one overrides an
 * earlier one, and a blank text is none. The file is that of {@code --config}, else of {@code TURBOZAP_CONFIG}, else
 * {@code config/turbozap.yaml} if it is there. A secret may also lie in a file that a variable ending in {@code _FILE}
 * names.
 *
 * <p><b>Flow.</b> {@code ConfigReader} collects texts by source, {@code Settings} has every setting with its name,
 * default and allowed texts, and {@link io.turbozap.config.Config} is made of the values. A fault is a {@link
 * io.turbozap.config.ConfigException} with one line that names the setting and its source.
 *
 * <p><b>Decided.</b> What is not in {@code Settings} cannot be set: an unknown key of the file is refused, an unknown
 * variable is ignored, since the environment has many of others.
 */
@NullMarked
package io.turbozap.config;

import org.jspecify.annotations.NullMarked;
