package org.holdfast.policy.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns a composed YAML document into ours; aliases are written out, within reason. */
final class NodeReader {
    private static final int DEEPEST = 60;
    private static final int MOST_NODES = 300_000;
    private final SourceFile file;
    private final CodePoints codePoints;
    private int nodes;

    NodeReader(SourceFile file, CodePoints codePoints) {
        this.file = file;
        this.codePoints = codePoints;
    }

    YamlNode read(Node root) {
        return read(root, 0);
    }

    private YamlNode read(Node node, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new ParserException("it is too large with its aliases written out", node.getStartMark());
        }
        int start = codePoints.index(index(node.getStartMark()));
        Text where = new Text("", file, start);
        if (node instanceof ScalarNode scalar) {
            boolean empty = scalar.getTag().equals(Tag.NULL);
            return new YamlNode.Scalar(
                    new Text(empty ? "" : scalar.getValue(), file, contentStart(scalar.getScalarStyle(), start)),
                    scalar.getTag().equals(Tag.STR),
                    empty);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) items.add(read(item, depth + 1));
            return new YamlNode.Sequence(where, items);
        }
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            YamlNode key = read(tuple.getKeyNode(), depth + 1);
            Text name = key instanceof YamlNode.Scalar scalar ? scalar.where() : key.where();
            entries.add(new YamlNode.Entry(name, read(tuple.getValueNode(), depth + 1)));
        }
        return new YamlNode.Mapping(where, entries);
    }

    /** Where the words of a scalar begin: after its quote, or on the line after its block header. */
    private int contentStart(ScalarStyle style, int start) {
        String raw = file.text();
        return switch (style) {
            case DOUBLE_QUOTED -> raw.indexOf('"', start) + 1;
            case SINGLE_QUOTED -> raw.indexOf('\'', start) + 1;
            case LITERAL, FOLDED -> {
                int at = raw.indexOf('\n', start);
                while (at >= 0 && at < raw.length() && Character.isWhitespace(raw.charAt(at))) at++;
                yield at < 0 ? raw.length() : at;
            }
            default -> start;
        };
    }

    private static int index(Optional<Mark> mark) {
        return mark.map(Mark::getIndex).orElse(0);
    }
}
