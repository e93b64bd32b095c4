package io.turbozap.cli.send;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code send}: one campaign over a running server, from the report to the last message. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends a text to numbers, or to the people in a file, through a running server.",
        exitCodeOnInvalidInput = SendCommand.REFUSED,
        exitCodeOnExecutionException = SendCommand.REFUSED,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all sent (or with --dry-run, nothing to object)",
            "1:refused, or a mistake in the command",
            "2:some failed, are uncertain, or were left when it was stopped",
            "3:no server answers",
            "130:interrupted; the campaign goes on unless it was stopped"
        })
public final class SendCommand implements Callable<Integer> {

    static final int REFUSED = 1;
    static final int UNREACHABLE = 3;

    @Option(names = "--session", paramLabel = "NAME", description = "The account that sends (default: the server's).")
    private @Nullable String session;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "What is sent; {name} is the column `name` of the file.")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "FILE", description = "A CSV or XLSX file with the recipients.")
    private @Nullable Path file;

    @Option(names = "--phone-column", paramLabel = "HEADING", description = "The column that holds the numbers.")
    private @Nullable String phoneColumn;

    @Option(names = "--name-column", paramLabel = "HEADING", description = "The column that holds the names.")
    private @Nullable String nameColumn;

    @Option(names = "--name", paramLabel = "NAME", description = "How the campaign is called.")
    private @Nullable String name;

    @Option(names = "--yes", description = "Do not ask before anything is sent.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Show the report and the forecast, send nothing, leave nothing behind.")
    private boolean dryRun;

    @Option(names = "--watch", paramLabel = "ID", description = "Follow a campaign that is there, and send nothing.")
    private @Nullable String watch;

    @Mixin
    private final ServerOption serverOption = new ServerOption();

    @Parameters(paramLabel = "NUMBER", description = "Numbers to send to.")
    private List<String> numbers = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    private final BufferedReader in;
    private final boolean interactive;

    /** On the terminal of this process, if it has one. */
    public SendCommand() {
        this(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), hasTerminal());
    }

    /** Whether there is a terminal: from JDK 22 on there is a console also where input and output are files. */
    private static boolean hasTerminal() {
        return Optional.ofNullable(System.console())
                .map(SendCommand::isTerminal)
                .orElse(false);
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJdk) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /**
     * The command with these answers.
     *
     * @param in answers to questions
     * @param interactive whether there is a person to ask, and lines can be drawn over
     */
    SendCommand(BufferedReader in, boolean interactive) {
        this.in = in;
        this.interactive = interactive;
    }

    @Override
    public Integer call() throws InterruptedException {
        var line = spec().commandLine();
        Terminal terminal = new Terminal(line.getOut(), line.getErr(), in, interactive);
        try {
            String mistake = mistake();
            if (mistake != null) {
                terminal.complain(mistake + " (turbozap send --help shows how)");
                return REFUSED;
            }
            ServerClient server = serverOption.client();
            return watch == null ? send(server, terminal) : follow(server, terminal, watch);
        } catch (UnreachableException unreachable) {
            terminal.complain(String.valueOf(unreachable.getMessage()));
            return UNREACHABLE;
        } catch (ServerRefusal serverRefusal) {
            terminal.complain(String.valueOf(serverRefusal.getMessage()));
            Findings.report(serverRefusal.report()).forEach(terminal::complain);
            return REFUSED;
        } catch (IOException | IllegalArgumentException unusable) {
            terminal.complain(String.valueOf(unusable.getMessage()));
            return REFUSED;
        }
    }

    private @Nullable String mistake() {
        if (watch != null) {
            return text == null && file == null && numbers.isEmpty() ? null : "--watch sends nothing: give it alone";
        }
        if (text == null) {
            return "Nothing to send: give --text";
        }
        String mistake = mistakeInRecipients();
        return mistake != null || yes || dryRun || interactive
                ? mistake
                : "Nobody is there to confirm: give --yes, or --dry-run to look only";
    }

    private @Nullable String mistakeInRecipients() {
        if (file == null) {
            return numbers.isEmpty() ? "Nobody to send to: give --file, or numbers" : null;
        }
        if (!numbers.isEmpty()) {
            return "Give either --file or numbers";
        }
        return Files.isReadable(file) ? null : "Cannot read " + file;
    }

    private int send(ServerClient server, Terminal terminal) throws IOException, InterruptedException {
        JsonObject blast = server.postOnce(newKey(), "/api/blasts", body());
        String id = blast.getString("blastId");
        String path = "/api/campaigns/" + id;
        try (UnconfirmedCampaign campaign = UnconfirmedCampaign.of(server, terminal, path)) {
            Findings.report(blast.getJsonObject("report")).forEach(terminal::print);
            JsonObject forecast = server.post(path + "/forecast").getJsonObject("data");
            Findings.forecast(forecast).forEach(terminal::print);
            if (dryRun) {
                return Follow.ALL_SENT;
            }
            if (!yes && !confirmed(terminal, blast)) {
                terminal.print("Nothing was sent.");
                return REFUSED;
            }
            campaign.confirm();
        }
        server.postOnce(newKey(), path + "/execute", null);
        terminal.print("Campaign " + id + " goes out through " + blast.getString("sessionId") + ".");
        return follow(server, terminal, id);
    }

    private static boolean confirmed(Terminal terminal, JsonObject blast) {
        String answer = terminal.ask("Send " + blast.getInteger("totalRequests") + " messages through "
                + blast.getString("sessionId") + "? [y/N]");
        return answer != null && answer.startsWith("y");
    }

    private static int follow(ServerClient server, Terminal terminal, String campaign) throws InterruptedException {
        try (Interruption watch = Interruption.watch(server, terminal, campaign)) {
            return new Follow(server, terminal).untilOver(campaign, watch::isAsking);
        }
    }

    private static String newKey() {
        return "send-" + UUID.randomUUID();
    }

    private ServerClient.Body body() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "message", text);
        put(fields, "sessionId", session);
        put(fields, "name", name);
        if (file != null) {
            put(fields, "phoneColumn", phoneColumn);
            put(fields, "nameColumn", nameColumn);
            fields.put("start", "false");
            return FormBody.of(fields, file);
        }
        JsonObject json = new JsonObject();
        fields.forEach(json::put);
        return ServerClient.Body.of(json.put("start", false).put("recipients", new JsonArray(numbers)));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli");
        }
        return spec;
    }
}
