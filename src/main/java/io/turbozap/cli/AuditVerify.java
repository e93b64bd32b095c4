package io.turbozap.cli;

import io.turbozap.campaign.Org;
import io.turbozap.config.Config;
import io.turbozap.identity.audit.AuditChain;
import io.turbozap.identity.audit.AuditLog;
import io.turbozap.identity.audit.AuditLog.Verified;
import io.turbozap.identity.audit.ExportVerifier;
import io.turbozap.identity.secret.ServerKeys;
import io.turbozap.store.Database;
import io.turbozap.store.StoreException;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code audit verify}: whether audit logs are as they were written. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks whether the audit logs of the store, or one that was exported, are as they were written."
                + " Needs the key file of the server; for the store, stop the server first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:as written", "1:not as written, or it could not be checked"})
final class AuditVerify implements Callable<Integer> {

    /** Result of a check, and which log it is of. */
    private record Checked(String log, Verified verified) {}

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key file (default: KEY_FILE, or the one beside the store).")
    private @Nullable Path keyFile;

    @Parameters(paramLabel = "EXPORT", arity = "0..1", description = "An exported log (default: those of the store).")
    private @Nullable Path export;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config settings = config.load();
        AuditChain chain = AuditChain.under(keys(settings));
        List<Checked> logs = export == null ? ofStore(settings.store().url(), chain) : List.of(ofFile(export, chain));
        Checked broken = logs.stream()
                .filter(log -> log.verified().firstBroken() != null)
                .findFirst()
                .orElse(null);
        long entries = logs.stream().mapToLong(log -> log.verified().checked()).sum();
        spec.commandLine()
                .getOut()
                .println(
                        broken == null
                                ? "As written: " + entries + " entries."
                                : "Not as written: entry " + broken.verified().firstBroken() + " of " + broken.log()
                                        + " was changed, or is missing.");
        spec.commandLine().getOut().flush();
        return broken == null ? 0 : 1;
    }

    /** Never makes the file: under a new key nothing would be as it was written. */
    private ServerKeys keys(Config settings) {
        Path file = keyFile == null ? KeyFile.of(settings) : keyFile;
        if (file == null) {
            throw StoreException.mistake("DATABASE_URL=memory keeps no key: name it with --key-file");
        }
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return ServerKeys.in(file, new SecureRandom());
        } catch (IOException unusable) {
            throw CannotStartException.withoutKey(file, unusable);
        }
    }

    private static Checked ofFile(Path file, AuditChain chain) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Checked(file.toString(), ExportVerifier.verify(chain, lines.iterator()));
        } catch (IOException | UncheckedIOException unreadable) {
            throw StoreException.mistake("Cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    private static List<Checked> ofStore(String url, AuditChain chain) {
        Vertx vertx = Vertx.vertx();
        try {
            Database store = ShutdownHook.await(Stores.open(vertx, url, StoreOptions.defaults()));
            AuditLog log = new AuditLog(store, chain);
            return ShutdownHook.await(log.organisations()
                    .compose(all -> each(log, all, new ArrayList<>()))
                    .eventually(store::close));
        } finally {
            ShutdownHook.await(vertx.close());
        }
    }

    /** One after another: each reads a whole log. */
    private static Future<List<Checked>> each(AuditLog log, List<Org> all, List<Checked> done) {
        if (done.size() == all.size()) {
            return Future.succeededFuture(done);
        }
        Org org = all.get(done.size());
        return log.verify(org).compose(verified -> {
            done.add(new Checked("organisation " + org.id(), verified));
            return each(log, all, done);
        });
    }
}
