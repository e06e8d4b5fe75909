/** The text of a pack: files, YAML nodes with their places, and the issues found in them. */
@NullMarked
package org.holdfast.policy.source;

import org.jspecify.annotations.NullMarked;
