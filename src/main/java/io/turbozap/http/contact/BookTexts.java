package io.turbozap.http.contact;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.campaign.template.Texts;
import io.turbozap.http.message.TextFindings;
import io.turbozap.http.message.TextOptions;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Violations;
import io.turbozap.recipients.book.AddressBookAudiences;
import io.turbozap.recipients.book.AddressBookAudiences.Survey;
import io.turbozap.recipients.book.Contact;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Texts that are filled with what the address book holds of each contact. It is looked through only for those that need
 * more than name and number, which every contact has. Thread-safe.
 */
final class BookTexts {

    private final AddressBookAudiences audiences;
    private final MissingFieldPolicy usual;

    /**
     * Creates the texts of a server.
     *
     * @param usual what becomes of contacts who lack a field where a body does not choose
     */
    BookTexts(AddressBookAudiences audiences, MissingFieldPolicy usual) {
        this.audiences = audiences;
        this.usual = usual;
    }

    /** The messages of {@code form} of {@code org}, or {@code before} if it has none or no good one, which {@code violations} know. */
    Future<List<Message>> read(Org org, JsonObject form, List<Message> before, Violations violations) {
        if (!(form.getValue(BookCampaigns.BODY) instanceof String text) || violations.concern(BookCampaigns.BODY)) {
            if (!form.containsKey(BookCampaigns.BODY)) {
                TextOptions.checkAbsent(form, violations);
            }
            return Future.succeededFuture(before);
        }
        TextOptions.check(form, violations);
        TextOptions options = TextOptions.read(form, usual);
        return known(org, text, options).map(known -> {
            Texts texts = options.texts(known, violations);
            return List.of(new Message.Text(texts.template(BookCampaigns.BODY, text, options.literalBraces())));
        });
    }

    private Future<KnownFields> known(Org org, String text, TextOptions options) {
        Texts.Probe probe = new Texts.Probe(options.literalBraces());
        probe.template(BookCampaigns.BODY, text, options.literalBraces());
        return probe.dependsOnFields()
                ? audiences.fieldNames(org).map(names -> names.isEmpty() ? KnownFields.ANY : KnownFields.of(names))
                : Future.succeededFuture(KnownFields.ANY);
    }

    /**
     * What is found in the address book of {@code org} as it is now; fails with a {@link ApiException} if the texts cannot be sent
     * like this.
     */
    Future<TextFindings> check(Org org, JsonObject form, Campaign campaign) {
        boolean named =
                Message.fields(campaign.messages()).stream().allMatch(name -> FieldName.same(name, Contact.NAME));
        Audience audience = campaign.audience();
        if (named || audience == null) {
            return Future.succeededFuture(TextFindings.NONE);
        }
        return audiences
                .survey(org, audience, campaign.messages())
                .map(survey -> findings(survey, TextOptions.read(form, usual).missingFieldPolicy()));
    }

    private static TextFindings findings(Survey survey, MissingFieldPolicy missingFieldPolicy) {
        TextFindings textFindings = new TextFindings(null, survey.missing());
        boolean anyLeft = survey.taken() > 0 || survey.leftOut() == 0;
        textFindings.require(anyLeft, missingFieldPolicy, BookCampaigns.BODY);
        return textFindings;
    }
}
