/** A register seen on a date: children of households, enclosing places, active hazards, series. */
@NullMarked
package org.holdfast.engine.households;

import org.jspecify.annotations.NullMarked;
