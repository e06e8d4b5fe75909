/** Linear and generalised linear regression, weighted or not, with robust errors. */
@NullMarked
package org.holdfast.measures.regression;

import org.jspecify.annotations.NullMarked;
