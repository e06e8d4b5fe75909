/** The standard workload W1, measured side by side with its peers: other ways to do the same work. */
@NullMarked
package org.holdfast.bench;

import org.jspecify.annotations.NullMarked;
