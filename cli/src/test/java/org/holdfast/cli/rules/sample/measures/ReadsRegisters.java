package org.holdfast.cli.rules.sample.measures;

import org.holdfast.register.Format;

/** A measure that reads files: forbidden. */
record ReadsRegisters(Format format) {}
