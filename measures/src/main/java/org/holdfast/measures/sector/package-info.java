/** The structure of an economy by sector and region: concentration, specialisation and likeness. */
@NullMarked
package org.holdfast.measures.sector;

import org.jspecify.annotations.NullMarked;
