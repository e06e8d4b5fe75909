/** The pages people read: the assessment report and the pack page. */
@NullMarked
package org.holdfast.report;

import org.jspecify.annotations.NullMarked;
