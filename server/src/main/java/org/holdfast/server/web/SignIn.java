package org.holdfast.server.web;

import org.jspecify.annotations.Nullable;

/**
 * The page before all others.
 *
 * @param name what was given as the name
 * @param refused whether the last attempt failed
 * @param provider who else vouches for people (OpenID Connect); null is nobody
 */
public record SignIn(String name, boolean refused, @Nullable String provider) {}
