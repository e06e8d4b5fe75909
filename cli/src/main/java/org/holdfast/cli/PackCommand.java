package org.holdfast.cli;

import picocli.CommandLine.Command;

/** {@code holdfast pack}. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Policy packs: check, test, document, start.",
        footer = {"", "Example:", "  holdfast pack test cn"},
        subcommands = {PackCheckCommand.class, PackTestCommand.class, PackDocsCommand.class, PackNewCommand.class})
final class PackCommand {}
