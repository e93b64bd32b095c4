package io.turbozap.http.recipient;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.number.NumberReading;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.http.upload.FileUpload;
import io.turbozap.http.upload.ReportView;
import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.Violation;
import io.turbozap.identity.access.Permission;
import io.turbozap.recipients.imports.FilePreview;
import io.turbozap.recipients.imports.RecipientFile;
import io.turbozap.recipients.table.MemoryAllowance;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Route of how a file with contacts begins, for clients that choose which columns hold what before it is imported. */
public final class PreviewRoutes {

    private final RecipientUploads uploads;
    private final Imports imports;

    /**
     * Creates the route.
     *
     * @param uploads of recipients alone
     */
    public PreviewRoutes(RecipientUploads uploads, Imports imports) {
        this.uploads = uploads;
        this.imports = imports;
    }

    public void addTo(RouteTable routes) {
        String[] parameters = Stream.concat(ImportChoices.NAMES.stream(), Stream.of(Country.MEMBER))
                .toArray(String[]::new);
        routes.under(Permission.RECIPIENTS_WRITE).post("/api/imports/preview", this::preview, parameters);
    }

    private Future<Void> preview(RoutingContext ctx) {
        RecipientUploads.requireFile(ctx.request());
        return uploads.lend(ctx, (body, slot) -> preview(ctx, body, slot)).compose(shown -> answer(ctx, shown));
    }

    /**
     * A preview that is shown.
     *
     * @param readings what the numbers of the rows are taken for
     */
    private record Shown(FilePreview preview, List<NumberReading> readings) {}

    private Future<Shown> preview(RoutingContext ctx, RecipientBody body, UploadSlots.Slot slot) {
        Path file = body.file();
        if (file == null) {
            body.violations().add(FileUpload.FILE, Violation.REQUIRED);
        }
        ImportChoices choices = body.choices(new Query(ctx));
        if (file == null || !body.violations().isEmpty()) {
            throw ApiException.invalid(body.violations());
        }
        slot.requireOwn(); // however small the file is, it may unpack to much
        RecipientFile contacts = new RecipientFile(file, choices.columns(), choices.file());
        return imports.run(
                ctx,
                0,
                watch -> shown(
                        contacts.preview(
                                body.numbers(), imports.mostRecipients, new MemoryAllowance(slot::claim, watch)),
                        body.numbers()));
    }

    private static Shown shown(FilePreview preview, NumberReader numbers) {
        Integer phone = preview.phone();
        return new Shown(
                preview,
                phone == null
                        ? List.of()
                        : preview.rows().stream()
                                .map(row -> numbers.read(row.get(phone)))
                                .toList());
    }

    private static Future<Void> answer(RoutingContext ctx, Shown shown) {
        FilePreview preview = shown.preview;
        Integer phone = preview.phone();
        return Responses.ok(ctx, 200, json -> {
            json.name("data").object().member("hasHeader", preview.hasHeader());
            texts(json.name("columns"), preview.columns());
            Headings.write(preview.columns(), phone, json);
            if (phone != null) {
                json.member(
                                "phoneColumn",
                                preview.hasHeader() ? preview.columns().get(phone) : null)
                        .member("phoneIndex", phone);
            }
            json.name("rows").array();
            preview.rows().forEach(row -> texts(json, row));
            json.endArray();
            ReportView.details(preview.details(), json);
            ReportView.warnings(preview.warnings(), json);
            if (preview.report() != null) {
                ReportView.write(preview.report(), json.name("report"));
            }
            if (phone != null) {
                json.name("readings").array();
                shown.readings.forEach(numberReading -> write(numberReading, json));
                json.endArray();
            }
            json.endObject();
        });
    }

    private static void write(NumberReading numberReading, JsonWriter json) {
        ChatId contact = numberReading.contact();
        PhoneNumber number = contact == null ? null : contact.phone();
        json.object();
        if (contact == null) {
            json.member("error", numberReading.refusal());
        } else {
            json.member("phone", contact.shown());
        }
        if (number != null) {
            json.member("international", number.international()).member("country", number.country());
        }
        json.endObject();
    }

    private static void texts(JsonWriter json, List<String> texts) {
        json.array();
        texts.forEach(json::value);
        json.endArray();
    }
}
