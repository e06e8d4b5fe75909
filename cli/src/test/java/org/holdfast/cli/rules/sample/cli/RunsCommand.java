package org.holdfast.cli.rules.sample.cli;

import org.holdfast.cli.CommandRun;

/** Somebody who calls the command line: forbidden. */
record RunsCommand(CommandRun run) {}
