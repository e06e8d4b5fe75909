/** Policy packs: source, syntax, checked expressions, the pack. */
@NullMarked
package org.holdfast.policy;

import org.jspecify.annotations.NullMarked;
