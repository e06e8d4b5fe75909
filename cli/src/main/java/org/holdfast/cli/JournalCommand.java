package org.holdfast.cli;

import picocli.CommandLine.Command;

/** {@code holdfast journal}: the commands about the journal of a server. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Exports the journal of a server, or proves an export whole.",
        subcommands = {JournalExportCommand.class, JournalVerifyCommand.class})
final class JournalCommand {}
