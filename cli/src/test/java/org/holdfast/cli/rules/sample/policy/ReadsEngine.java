package org.holdfast.cli.rules.sample.policy;

import org.holdfast.engine.PopulationValue;

/** Policy that knows the engine: forbidden. */
record ReadsEngine(PopulationValue value) {}
