package org.holdfast.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The pages as HTML, from templates that were compiled with the code. */
public final class Views {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The page of that name, for what it shows. */
    public String page(String name, Map<String, Object> shown) {
        StringOutput output = new StringOutput(16_384);
        engine.render("page/" + name + ".jte", shown, output);
        return output.toString();
    }

    /** A page that shows one thing beside its frame. */
    public String page(String name, Frame frame, Object shown) {
        return page(name, Map.of("frame", frame, "shown", shown));
    }
}
