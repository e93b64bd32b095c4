/**
 * The layer between Vert.x Web and the routes: it knows no resource.
 *
 * <p><b>Concepts.</b> {@link io.turbozap.http.web.RouteTable} maps paths and methods to {@link
 * io.turbozap.http.web.RouteHandler}s, whose futures end once they have answered, and fails what they fail. Each route
 * names the {@link io.turbozap.http.web.Admission} that its {@link io.turbozap.http.web.Caller} needs. {@link
 * io.turbozap.http.web.Query}, {@link io.turbozap.http.web.SmallBody} and {@link io.turbozap.http.web.WholeBody} read
 * requests; {@link io.turbozap.http.web.Contract} gives the schemas of {@code openapi.yaml} that bodies are checked
 * against. {@link io.turbozap.http.web.Violations} collects what is wrong, {@link io.turbozap.http.web.ApiException}
 * ends a request, and {@link io.turbozap.http.web.ErrorHandler} turns every failure into one envelope.
 *
 * <p><b>Answers.</b> {@link io.turbozap.http.web.Responses} sends small ones, {@link
 * io.turbozap.http.web.StreamedArray} any amount, page by page and no faster than the client reads, from {@link
 * io.turbozap.http.web.KeysetPages} where history grows. {@link io.turbozap.http.web.CoalescedResponse} shares one
 * among clients that ask at about the same time.
 *
 * <p><b>Threads.</b> Objects of one request stay on its event loop; checks, schemas and counts are safe from any
 * thread.
 *
 * <p><b>Decided.</b> The build compiles {@code openapi.yaml} to the schemas of requests, for YAML takes long to read at
 * each start; where it did not, the start compiles them. All violations are answered at once. A shared answer is renewed whenever another answer was
 * written since, so that clients read their writes. Packed bodies are refused, for a few bytes could unpack to any
 * number of them. The rest of a refused body is read on, within a bound, so that its client can read the answer. A
 * response with a key is stored before it is sent ({@link io.turbozap.http.web.KeyedExchange}).
 */
@NullMarked
package io.turbozap.http.web;

import org.jspecify.annotations.NullMarked;
