package org.holdfast.server.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An address within the site: a path and what is asked of it. Empty values are left out. */
public record Link(String path, Map<String, String> query) {
    public static Link to(String path) {
        return new Link(path, Map.of());
    }

    /** The same with that parameter, in place of what it had. */
    public Link with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(query);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Link(path, changed);
    }

    @Override
    public String toString() {
        if (query.isEmpty()) {
            return path;
        }
        return path
                + query.entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
