package org.holdfast.cli.rules.sample.column;

import org.holdfast.policy.pack.Severity;

/** A column that knows policy: forbidden. */
record ReadsPolicy(Severity severity) {}
