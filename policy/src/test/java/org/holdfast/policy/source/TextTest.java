package org.holdfast.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In each YAML text the scalar of {@code a} holds an {@code @} (or {@code ~}); the text knows where it stands in the file. */
class TextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: x @ y",
                "a:   x @ y",
                "a: \"x @ y\"",
                "a: 'x @ y'",
                "a: 'it''s @ y'",
                "a: 'say \"hi\" @ y'",
                "a: \"say \\\"hi\\\" @ y\"",
                "a: \"tab\\t\\u0041\\x41 @ y\"",
                "a: \"two\\nlines @ y\"",
                "a: \"line \\\n  joined @ y\"",
                "a: \"'full' == @\"",
                "a: '''full'' == @'",
                "a: x\n  y @ z",
                "a: x\n\n  y @ z",
                "a: \"x\n  y @ z\"",
                "a: |\n  x\n  y @ z\n",
                "a: |\n\n  x\n\n    y @ z\n",
                "a: |-\n  x && # comment of ours\n  y @ z\n",
                "a: |2\n    x\n  y @ z\n",
                "a: | # header\n  x\n  y @ z\n",
                "a: >\n  x\n  y @ z\n",
                "a: >-\n  x\n\n  y\n    more\n  z @ z\n",
                "a: >+\n    x\n    y @ z\n",
                "a: |\r\n  x\r\n  y @ z\r\n",
                "a: x\r\n  y @ z\r\n",
                "a: 😀😀 @ y",
                "a: |\n  贫困线\n  贫困 @ y\n",
                "b: 😀\na: x @ y",
                "a: !!str x @ y",
                "a: &name x @ y",
                "- {b: 1, a: x @ y}",
                "a: [1, \"x @ y\"]",
                "a: > # @\n  x\n  y ~ z\n",
            })
    void the_place_of_a_character_is_found_through_quotes_folding_and_indentation(String yaml) {
        String sign = yaml.contains("~") ? "~" : "@";
        SourceFile file = new SourceFile("x.yaml", yaml);
        Issues issues = new Issues();
        YamlNode root = new YamlParser(issues).parse(file).root().orElseThrow();

        Text text = find(root, sign);

        assertThat(issues.list()).isEmpty();
        assertThat(text.at(text.value().indexOf(sign))).isEqualTo(file.position(yaml.lastIndexOf(sign)));
    }

    private static Text find(YamlNode node, String sign) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.where();
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream()
                    .map(item -> find(item, sign))
                    .filter(text -> text.value().contains(sign))
                    .findFirst()
                    .orElseThrow();
        }
        return ((YamlNode.Mapping) node)
                .entries().stream()
                        .map(entry -> find(entry.value(), sign))
                        .filter(text -> text.value().contains(sign))
                        .findFirst()
                        .orElseThrow();
    }
}
