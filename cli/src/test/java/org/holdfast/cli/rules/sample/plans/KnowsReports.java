package org.holdfast.cli.rules.sample.plans;

import org.holdfast.report.Text;

/** Plans that know the command line: forbidden. */
record KnowsReports(Text text) {}
