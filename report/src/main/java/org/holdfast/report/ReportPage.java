package org.holdfast.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The assessment report: one file that a director reads in a minute and an analyst can dig in, without any network. */
public final class ReportPage {
    private static final List<Asset> STYLES = assets("page/page.css", "report/report.css", "page/print.css");
    private static final List<Asset> SCRIPTS = assets(
            "echarts/echarts.min.js",
            "page/dom.js",
            "page/language.js",
            "page/format.js",
            "page/table.js",
            "report/data.js",
            "report/palette.js",
            "report/chart.js",
            "report/headline.js",
            "report/places.js",
            "report/finder.js",
            "report/map.js",
            "report/causes.js",
            "report/indicators.js",
            "report/measures.js",
            "report/flow.js",
            "report/change.js",
            "report/quality.js",
            "report/method.js",
            "report/report.js");

    private ReportPage() {}

    /** Writes the page so that the file is whole or not there. */
    public static void write(ReportData data, Path file) throws IOException {

        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                write(data, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    public static void write(ReportData data, Writer out) throws IOException {
        ReportData shown = data.folded(PlaceTree.LIMIT);
        SelfContainedPage page = new SelfContainedPage("Holdfast", STYLES, SCRIPTS, out);
        page.open(Asset.of("report/report.html"));
        page.text("echarts-notice", Asset.of("echarts/NOTICE"));
        page.text("echarts-license", Asset.of("echarts/LICENSE"));
        page.text("echarts-license-d3", Asset.of("echarts/LICENSE-d3"));
        page.data("texts", json -> json.write(Texts.json("page/texts", "report/texts")));
        page.data("data", json -> ReportJson.write(shown, json));
        page.close();
    }

    private static List<Asset> assets(String... names) {
        return Stream.of(names).map(Asset::of).toList();
    }
}
