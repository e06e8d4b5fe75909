package org.holdfast.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.policy.pack.Pack;

/** A policy pack as a page to read: every rule in words, as written and with its source, and every parameter with its history. */
public final class PackPage {
    private static final List<Asset> STYLES =
            assets("page/page.css", "pack/pack.css", "page/print.css", "pack/print.css");
    private static final List<Asset> SCRIPTS = assets("pack/languages.js", "pack/find.js");

    private PackPage() {}

    /** Writes the page so that the file is whole or not there. */
    public static void write(Pack pack, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                write(pack, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    public static void write(Pack pack, Writer out) throws IOException {
        PackView view = PackView.of(pack);
        String title = pack.texts().title(Voice.of("en", pack).packLanguage(), "pack", "title");
        SelfContainedPage page = new SelfContainedPage(title + " · Holdfast", STYLES, SCRIPTS, out);
        page.open(new Asset("pack", body(view).html()));
        page.close();
    }

    private static Markup body(PackView view) {
        Voices voices = view.voices();
        List<Chapter> chapters = chapters(view);
        Markup contents = Markup.tag("nav")
                .with("class", "contents")
                .around(
                        PackHead.finder(voices, chapters),
                        Markup.tag("ol").around(chapters.stream().map(chapter -> chapter.contents(voices))));
        Markup main = Markup.tag("main")
                .with("id", "rules")
                .around(
                        PackHead.howToRead(voices),
                        Markup.of(chapters.stream().map(chapter -> chapter.markup(voices))));
        Markup footer = Markup.tag("footer").around(Markup.tag("p").around(voices.say("footer.pack")));
        return Markup.of(
                PackHead.head(view), Markup.tag("div").with("class", "columns").around(contents, main), footer);
    }

    private static List<Chapter> chapters(PackView view) {
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(new DecisionChapter(view).chapter());
        chapters.addAll(new RuleChapters(view).chapters());
        chapters.addAll(new FigureChapters(view).chapters());
        if (!view.pack().process().states().isEmpty()) {
            chapters.add(new ProcessChapter(view).chapter());
        }
        chapters.add(new DataChapter(view).chapter());
        return chapters;
    }

    private static List<Asset> assets(String... names) {
        return Stream.of(names).map(Asset::of).toList();
    }
}
