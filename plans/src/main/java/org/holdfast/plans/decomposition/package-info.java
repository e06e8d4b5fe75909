/** Methods of plans that take measures apart: by group, source, factor and period; incidence, growth and grouped data. */
@NullMarked
package org.holdfast.plans.decomposition;

import org.jspecify.annotations.NullMarked;
