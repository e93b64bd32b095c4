package io.turbozap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code audit}: what can be done with audit logs without a server. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Checks the audit logs.",
        subcommands = AuditVerify.class)
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: audit verify");
    }
}
