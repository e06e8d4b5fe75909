package org.holdfast.report;

import java.util.List;
import java.util.Map;

/**
 * Measures of a population and of its groups.
 *
 * @param facts what was measured and how, by name, in order
 * @param level of the intervals, such as 0.95
 */
public record MeasuredTable(Map<String, String> facts, double level, List<MeasuredRow> rows) {}
