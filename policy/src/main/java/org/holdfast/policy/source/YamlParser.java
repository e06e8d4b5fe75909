package org.holdfast.policy.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads a YAML 1.2 file into nodes. A list item that is not YAML is reported and left out, and the rest is read, so
 * that one bad line does not hide the faults of the others.
 */
public final class YamlParser {
    private static final int DEEPEST = 30;
    private static final int MOST_FAULTS = 20;
    private static final Pattern ITEM = Pattern.compile("^( *)(- |\\S)");
    private final Issues issues;

    public YamlParser(Issues issues) {
        this.issues = issues;
    }

    /** What could be read of a file: the whole, or what is left without its broken items. */
    public record Document(Optional<YamlNode> root, boolean complete) {}

    /** The file's document; no root when it is empty or nothing of it can be read. */
    public Document parse(SourceFile file) {
        String text = file.text();
        for (int fault = 0; fault < MOST_FAULTS; fault++) {
            try {
                return new Document(compose(file, text), fault == 0);
            } catch (MarkedYamlEngineException broken) {
                int index = broken.getProblemMark().map(mark -> mark.getIndex()).orElse(0);
                int at = Math.min(
                        text.length(),
                        text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length()))));
                issues.add(
                        Fault.BAD_YAML,
                        file,
                        file.position(at),
                        "this is not YAML: " + broken.getProblem(),
                        hint(file, at));
                String rest = withoutItemAt(text, at);
                if (rest == null) {
                    return new Document(Optional.empty(), false);
                }
                text = rest;
            } catch (YamlEngineException refused) {
                issues.add(Fault.BAD_YAML, file, new Position(1, 1), "this is not YAML: " + refused.getMessage(), null);
                return new Document(Optional.empty(), false);
            }
        }
        return new Document(Optional.empty(), false);
    }

    private static @Nullable String hint(SourceFile file, int at) {
        String line = file.line(file.position(at).line());
        if (line.contains("\t")) {
            return "indent with spaces, not tabs";
        }
        return line.contains(": ") || line.contains("{")
                ? "put the value in quotes, or close the bracket or quote that is open"
                : null;
    }

    private Optional<YamlNode> compose(SourceFile file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(20)
                .setCodePointLimit(2_000_000)
                .setLabel(file.path())
                .build();
        return new Compose(settings).composeString(text).map(node -> convert(file, node, 0));
    }

    private YamlNode convert(SourceFile file, Node node, int depth) {
        if (depth > DEEPEST) {
            throw new YamlEngineException("it is nested deeper than " + DEEPEST + " levels, or an alias names itself");
        }
        int index = node.getStartMark().map(mark -> mark.getIndex()).orElse(0);
        int at = file.text()
                .offsetByCodePoints(
                        0,
                        Math.min(
                                index, file.text().codePointCount(0, file.text().length())));
        if (node instanceof ScalarNode scalar) {
            boolean empty = scalar.getTag().equals(Tag.NULL);
            return new YamlNode.Scalar(
                    new Text(empty ? "" : scalar.getValue(), file, at),
                    scalar.getTag().equals(Tag.STR),
                    empty);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) items.add(convert(file, item, depth + 1));
            return new YamlNode.Sequence(new Text("", file, at), items);
        }
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            YamlNode key = convert(file, tuple.getKeyNode(), depth + 1);
            Text name = key instanceof YamlNode.Scalar scalar ? scalar.where() : new Text("?", file, at);
            entries.add(new YamlNode.Entry(name, convert(file, tuple.getValueNode(), depth + 1)));
        }
        return new YamlNode.Mapping(new Text("", file, at), entries);
    }

    /** The text with the list item (or top-level key) around an index blanked out; null when none is left. */
    private static @Nullable String withoutItemAt(String text, int at) {
        String[] lines = text.split("\n", -1);
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int first = Math.min(line, lines.length - 1);
        while (first > 0 && !startsItem(lines[first])) first--;
        int indent = indent(lines[first]);
        int next = first + 1;
        while (next < lines.length && (lines[next].isBlank() || indent(lines[next]) > indent || next <= line)) next++;
        boolean blank = true;
        for (int i = first; i < next; i++) {
            blank &= lines[i].isBlank();
            lines[i] = " ".repeat(lines[i].length());
        }
        return blank ? null : String.join("\n", lines);
    }

    private static boolean startsItem(String line) {
        Matcher item = ITEM.matcher(line);
        return item.find() && (item.group(2).equals("- ") || item.group(1).isEmpty());
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') indent++;
        return indent;
    }
}
