/**
 * The layer between Vert.x Web and the routes: route table, query and body readers, schema checks, error answers,
 * JSON writers, pages by keyset. It knows no resource.
 */
@NullMarked
package io.turbozap.http.web;

import org.jspecify.annotations.NullMarked;
