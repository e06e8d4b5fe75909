package org.holdfast.bench;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What the peers are given.
 *
 * @param register a directory of CSV files
 * @param pack the directory of the {@code cn} pack
 * @param scratch a directory for what they make on the way
 * @param sample how many households a slow peer takes
 */
public record Question(Path register, Path pack, LocalDate asOf, Path scratch, long sample) {}
