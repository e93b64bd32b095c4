/**
 * Routes of the address book, and of campaigns to its contacts: a face whose document fixes paths and words.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.contact.ContactRoutes} adds, changes and lists contacts. {@link
 * io.turbozap.http.contact.BookCampaigns} makes a campaign whose recipients are not in it: it holds an audience, all or
 * chosen contacts, which is resolved when it starts. {@code BookTexts} compares its placeholders with the fields that
 * contacts have now, and {@code BookCampaignView} and {@code Analytics} render it in the document's words.
 *
 * <p><b>Threads.</b> Routes belong to one event loop; forms and texts are safe from any thread.
 *
 * <p><b>Decided.</b> Answers are not wrapped, as the document shows them. A campaign can be changed and deleted only
 * until it starts. The book is looked through only for texts that need more than name and number, which every contact
 * has. Contacts who lack a field are skipped unless the body or the configuration chooses otherwise. Rates are left out
 * where there is nothing to divide by.
 */
@NullMarked
package io.turbozap.http.contact;

import org.jspecify.annotations.NullMarked;
