package org.holdfast.cli.differential;

import java.util.List;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.PopulationValue;

/**
 * What came of carrying out a pack over a register.
 *
 * @param assessments every household's, by household_id in the order of code points
 * @param population figures over the whole register; those of one figure in the order of the first household of each
 *     place
 */
record Answers(List<Assessment> assessments, List<PopulationValue> population) {}
