package io.turbozap.http.message;

import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.quota.Quota;

/**
 * The messages that campaigns may name.
 *
 * @param quota of templates
 */
public record TemplateServices(TemplateRepository templates, Quota quota) {}
