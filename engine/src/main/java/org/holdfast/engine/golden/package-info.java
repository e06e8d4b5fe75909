/** Golden households of a pack, run and measured for the clauses they cover. */
@NullMarked
package org.holdfast.engine.golden;

import org.jspecify.annotations.NullMarked;
