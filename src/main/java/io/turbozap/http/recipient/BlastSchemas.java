package io.turbozap.http.recipient;

import io.turbozap.config.Config;
import io.turbozap.http.campaign.CampaignFactory;
import io.turbozap.http.message.CampaignName;
import io.turbozap.http.message.TextOptions;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.ListName;
import io.turbozap.http.web.Schemas;
import io.turbozap.http.web.TimeField;
import io.vertx.core.json.JsonObject;

/** The JSON Schemas of a blast. Recipients are checked by other means. */
final class BlastSchemas {

    private static final int MAX_HEADER = 256;

    private BlastSchemas() {}

    /** Of a JSON body. */
    static JsonObject json(Config.Limits limits) {
        return Schemas.object()
                .put(
                        "properties",
                        common(limits)
                                .put(BlastForm.MESSAGES, Schemas.array(1, limits.messages()))
                                .put(TextOptions.LITERAL_BRACES, Schemas.flag())
                                .put(TimeField.LATE, Schemas.flag())
                                .put(BlastForm.START, Schemas.flag()));
    }

    /** Of the fields of a form. */
    static JsonObject form(Config.Limits limits) {
        return Schemas.object()
                .put(
                        "properties",
                        common(limits)
                                .put(ImportChoices.PHONE_COLUMN, Schemas.text(1, MAX_HEADER))
                                .put(ImportChoices.NAME_COLUMN, Schemas.text(1, MAX_HEADER))
                                .put(ImportChoices.SHEET, Schemas.text(1, MAX_HEADER))
                                .put(ImportChoices.HIDDEN_ROWS, Schemas.oneOf(ImportChoices.ROWS))
                                .put(ImportChoices.ENCODING, Schemas.text(1, MAX_HEADER))
                                .put(TextOptions.LITERAL_BRACES, Schemas.formFlag())
                                .put(TimeField.LATE, Schemas.formFlag())
                                .put(BlastForm.START, Schemas.formFlag()));
    }

    private static JsonObject common(Config.Limits limits) {
        return TextOptions.addMissingTo(new JsonObject())
                .put(BlastForm.LIST, ListName.schema("list"))
                .put(BlastForm.SESSION, Schemas.session())
                .put(Country.MEMBER, Schemas.any())
                .put(CampaignName.MEMBER, Schemas.any())
                .put(BlastForm.MESSAGE, Schemas.text(1, limits.textLength()))
                .put(BlastForm.TEMPLATE, ListName.schema("template"))
                .put(CampaignFactory.SCHEDULED_AT, new JsonObject());
    }
}
