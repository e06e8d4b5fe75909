/** Explanations of single households, for other programs and pages. */
@NullMarked
package org.holdfast.report.explain;

import org.jspecify.annotations.NullMarked;
