/** Assessments of the store: packs in force, runs, what they found, and the signals that follow. */
@NullMarked
package org.holdfast.server.assessment;

import org.jspecify.annotations.NullMarked;
