package org.holdfast.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page that is one file: its styles, scripts and data are in it, and its security policy forbids it to load or send anything.
 *
 * <p>Styles and scripts are allowed by their digest, so a script that data brings in would not run. Style attributes are
 * allowed because charts set them.
 */
final class SelfContainedPage {
    /** Writes the JSON of one data block. */
    @FunctionalInterface
    interface Data {
        void write(Writer json) throws IOException;
    }

    private final String title;
    private final List<Asset> styles;
    private final List<Asset> scripts;
    private final Writer out;

    SelfContainedPage(String title, List<Asset> styles, List<Asset> scripts, Writer out) {
        this.title = title;
        this.styles = styles;
        this.scripts = scripts;
        this.out = out;
    }

    void open(Asset body) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.write("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() + "\">\n");
        out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.write("<meta name=\"referrer\" content=\"no-referrer\">\n");
        out.write("<title>" + Html.escape(title) + "</title>\n");
        for (Asset style : styles) {
            out.write("<style>" + style.content() + "</style>\n");
        }
        out.write("</head>\n<body>\n" + body.content());
    }

    /** Text for people, such as a licence, shown as it stands in the element that the body left for it. */
    void text(String id, Asset text) throws IOException {
        out.write("<template id=\"" + id + "\">" + Html.escape(text.content()) + "</template>\n");
    }

    void data(String id, Data data) throws IOException {
        out.write("<script type=\"application/json\" id=\"" + id + "\">");
        try (Writer json = new HtmlSafeJson(out)) {
            data.write(json);
        }
        out.write("</script>\n");
    }

    void close() throws IOException {
        for (Asset script : scripts) {
            out.write("<script>" + script.content() + "</script>\n");
        }
        out.write("</body>\n</html>\n");
        out.flush();
    }

    private String policy() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + digests(scripts)
                + "; style-src " + digests(styles) + "; style-src-attr 'unsafe-inline'";
    }

    private static String digests(List<Asset> assets) {
        return assets.stream().map(Asset::integrity).collect(Collectors.joining(" "));
    }
}
