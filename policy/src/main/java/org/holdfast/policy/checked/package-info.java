/** From declarations to typed expressions: names, types, order, translations and reachability. */
@NullMarked
package org.holdfast.policy.checked;

import org.jspecify.annotations.NullMarked;
