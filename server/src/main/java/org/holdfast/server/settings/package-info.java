/** What an administrator sets for the whole server. */
@NullMarked
package org.holdfast.server.settings;

import org.jspecify.annotations.NullMarked;
