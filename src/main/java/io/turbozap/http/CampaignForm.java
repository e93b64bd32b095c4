package io.turbozap.http;

import io.turbozap.campaign.Contacts;
import io.vertx.core.json.JsonObject;

/**
 * A campaign as it was sent, read but not yet checked.
 *
 * @param head everything but the contacts
 * @param hasContacts whether there was a list of contacts, or what stood in its place
 * @param contacts the good ones
 * @param violations what was wrong with the others
 */
record CampaignForm(JsonObject head, boolean hasContacts, Contacts.Builder contacts, Violations violations) {}
