package org.holdfast.policy.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a YAML 1.2 file into nodes. A list item (or key) that is not YAML is reported and left out, and the rest is
 * read, so that one bad line does not hide the faults of the others.
 */
public final class YamlParser {
    private static final int MOST_FAULTS = 20;
    private static final int DEEPEST = 30;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(2_000_000)
            .build();
    private final Issues issues;

    public YamlParser(Issues issues) {
        this.issues = issues;
    }

    /**
     * What could be read of a file: the whole, or what is left without its broken items.
     *
     * @param unread the text that had to be left out; empty when nothing was
     */
    public record Document(Optional<YamlNode> root, String unread) {}

    /** The file's document; no root when it is empty or nothing of it can be read. */
    public Document parse(SourceFile file) {
        Attempt whole = attempt(file, file.text());
        YamlFault fault = whole.fault();
        return fault == null ? new Document(whole.root(), "") : withoutBroken(file, fault);
    }

    /** Looks for the broken parts one by one; what cannot be laid to one is cut out where it came to light. */
    private Document withoutBroken(SourceFile file, YamlFault first) {
        Rest rest = new Rest(file);
        List<YamlChunks.Chunk> chunks = YamlChunks.of(file.text());
        for (YamlChunks.Chunk chunk : chunks) {
            YamlFault fault = attempt(file, file.text().substring(chunk.from(), chunk.to()))
                    .fault();
            if (fault != null && !fault.ofReference()) {
                rest.leaveOut(chunk, fault.movedBy(chunk.from()));
            }
        }
        Attempt attempt = rest.faults == 0 ? new Attempt(Optional.empty(), first) : attempt(file, rest.text());
        for (YamlFault fault = attempt.fault(); fault != null && rest.faults < MOST_FAULTS; fault = attempt.fault()) {
            rest.leaveOut(rest.around(chunks, fault.index()), fault);
            attempt = attempt(file, rest.text());
        }
        return new Document(attempt.root(), rest.unread.toString());
    }

    /** What came of reading a text: its root, if it is not empty, or a fault. */
    private record Attempt(
            Optional<YamlNode> root, @Nullable YamlFault fault) {}

    private static Attempt attempt(SourceFile file, String text) {
        CodePoints codePoints = new CodePoints(text);
        try {
            refuseDepth(text);
            return new Attempt(
                    new Compose(SETTINGS).composeString(text).map(node -> new NodeReader(file, codePoints).read(node)),
                    null);
        } catch (YamlEngineException broken) {
            return new Attempt(Optional.empty(), YamlFault.of(broken, codePoints));
        }
    }

    /** Composing takes a stack frame for each level, reading the events does not. */
    private static void refuseDepth(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                throw new ParserException("it is nested deeper than " + DEEPEST + " levels", event.getStartMark());
            }
        }
    }

    /** What is left of a file, with blanks in place of what was left out, so that everything stays where it was. */
    private final class Rest {
        private final SourceFile file;
        private final char[] text;
        private final StringBuilder unread = new StringBuilder();
        private int faults;

        Rest(SourceFile file) {
            this.file = file;
            this.text = file.text().toCharArray();
        }

        String text() {
            return new String(text);
        }

        /** The part a fault came to light in, or the whole when there is none left to leave out. */
        YamlChunks.Chunk around(List<YamlChunks.Chunk> chunks, int index) {
            return chunks.stream()
                    .filter(chunk -> chunk.from() <= index && !isLeftOut(chunk))
                    .reduce((earlier, later) -> later)
                    .orElse(new YamlChunks.Chunk(0, text.length));
        }

        private boolean isLeftOut(YamlChunks.Chunk chunk) {
            return new String(text, chunk.from(), chunk.to() - chunk.from()).isBlank();
        }

        void leaveOut(YamlChunks.Chunk chunk, YamlFault fault) {
            if (faults++ < MOST_FAULTS) {
                Position at = file.position(fault.index());
                issues.add(Fault.BAD_YAML, file, at, "this is not YAML: " + fault.reason(), fault.fix());
            }
            unread.append(file.text(), chunk.from(), chunk.to()).append('\n');
            for (int i = chunk.from(); i < chunk.to(); i++) {
                text[i] = text[i] == '\n' ? '\n' : ' ';
            }
        }
    }
}
