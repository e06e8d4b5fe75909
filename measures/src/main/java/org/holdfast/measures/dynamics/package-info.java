/** Poverty over time: chronic and transient poverty, entry, exit and relapse, spells, risk, mobility. */
@NullMarked
package org.holdfast.measures.dynamics;

import org.jspecify.annotations.NullMarked;
