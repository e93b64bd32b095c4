package io.turbozap.cli.send;

import io.turbozap.cli.send.ServerClient.Body;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code seed}: sample data for a running server. */
@Command(
        name = "seed",
        mixinStandardHelpOptions = true,
        description =
                "Fills a running server with sample lists, contacts, templates and campaigns. Sends nothing. Contacts and"
                        + " campaigns that are there stay as they are; sample lists and templates are put back.",
        exitCodeOnInvalidInput = SendCommand.REFUSED,
        exitCodeOnExecutionException = SendCommand.REFUSED,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is there", "1:refused, or a mistake in the command", "3:no server answers"})
public final class SeedCommand implements Callable<Integer> {

    /** Campaigns on a page of the listing. */
    private static final int PAGE = 500;

    @Mixin
    private final ServerOption serverOption = new ServerOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("not run as a command");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            seed(serverOption.client(), out);
            return 0;
        } catch (UnreachableException unreachable) {
            err.println(unreachable.getMessage());
            return SendCommand.UNREACHABLE;
        } catch (ServerRefusal | IllegalArgumentException refusal) {
            err.println(refusal.getMessage());
            return SendCommand.REFUSED;
        }
    }

    private static void seed(ServerClient server, PrintWriter out) throws InterruptedException {
        for (Map.Entry<String, String> list : SampleData.lists().entrySet()) {
            server.put(
                    "/api/campaigns/recipients?campaignId=" + list.getKey(),
                    new Body("text/csv", BodyPublishers.ofString(list.getValue())));
            out.println(
                    "list " + list.getKey() + ": " + (list.getValue().lines().count() - 1) + " recipients");
        }
        for (Map.Entry<String, JsonObject> template : SampleData.templates().entrySet()) {
            server.put("/api/templates/" + template.getKey(), Body.of(template.getValue()));
            out.println("template " + template.getKey());
        }
        seedContacts(server, out);
        seedCampaigns(server, out);
        out.println("Nothing was sent: execute a campaign to see it go out.");
    }

    private static void seedContacts(ServerClient server, PrintWriter out) throws InterruptedException {
        int added = 0;
        for (JsonObject contact : SampleData.contacts()) {
            try {
                server.post("/contacts", Body.of(contact));
                added++;
            } catch (ServerRefusal refusal) {
                if (refusal.status() != 409) {
                    throw refusal;
                }
            }
        }
        out.println("contacts: " + added + " added, " + (SampleData.contacts().size() - added) + " were there");
    }

    private static void seedCampaigns(ServerClient server, PrintWriter out) throws InterruptedException {
        Set<String> present = names(server);
        for (Map.Entry<String, JsonObject> campaign : SampleData.campaigns().entrySet()) {
            if (present.contains(campaign.getKey())) {
                out.println("campaign \"" + campaign.getKey() + "\" was there");
            } else {
                String id = server.post("/api/campaigns/create", Body.of(campaign.getValue()))
                        .getString("campaignId");
                out.println("campaign \"" + campaign.getKey() + "\": " + id + ", pending");
            }
        }
    }

    /** The names of all campaigns of the server. */
    private static Set<String> names(ServerClient server) throws InterruptedException {
        Set<String> names = new HashSet<>();
        String next = "";
        while (next != null) {
            JsonObject page = server.get("/api/campaigns?limit=" + PAGE + (next.isEmpty() ? "" : "&after=" + next));
            JsonArray campaigns = page.getJsonArray("data", new JsonArray());
            for (int i = 0; i < campaigns.size(); i++) {
                names.add(campaigns.getJsonObject(i).getString("name", ""));
            }
            next = page.getString("next");
        }
        return names;
    }
}
