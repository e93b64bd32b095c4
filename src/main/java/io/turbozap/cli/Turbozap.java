package io.turbozap.cli;

import io.turbozap.cli.send.SeedCommand;
import io.turbozap.cli.send.SendCommand;
import io.turbozap.config.ConfigException;
import io.turbozap.process.Halt;
import io.turbozap.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program, which runs the command that its command line names. */
@Command(
        name = "turbozap",
        description = "A self-hosted WhatsApp broadcaster on top of WAHA.",
        mixinStandardHelpOptions = true,
        versionProvider = Turbozap.Version.class,
        subcommands = {
            Serve.class,
            Demo.class,
            Simulate.class,
            SendCommand.class,
            SeedCommand.class,
            Backup.class,
            Restore.class,
            AuditCommand.class
        })
public final class Turbozap implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs one command; a server's process ends at a signal. */
    public static void main(String[] args) throws Exception {
        Halt.arm();
        boolean plainServe = args.length == 1 && args[0].equals("serve");
        System.exit(plainServe ? serve() : commandLine().execute(args));
    }

    /** A server without options starts without the command line's reflection, which takes a third of its start. */
    private static int serve() throws Exception {
        try {
            return new Serve().call();
        } catch (ConfigException | CannotStartException | StoreException failure) {
            System.err.println(failure.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Turbozap()).setExecutionExceptionHandler(Turbozap::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: serve, demo, simulate, send, seed, backup, restore or audit");
    }

    /** Reports what a person can mend in one line; anything else keeps its stack trace. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof ConfigException
                || failure instanceof CannotStartException
                || failure instanceof StoreException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw failure;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Turbozap.class.getPackage().getImplementationVersion();
            return new String[] {"turbozap " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
