package org.holdfast.server.web;

/** A place as pages name it and link to it. */
public record Place(String id, String name) {}
