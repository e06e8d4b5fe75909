package org.holdfast.cli.rules.sample.engine;

import java.nio.file.Path;
import java.sql.Connection;
import org.holdfast.register.Format;

/** An engine that knows files, formats and databases, and a command beside it: forbidden. */
record ReadsFiles(Path path, Connection connection, Format format) {}
