package org.holdfast.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a formula's text: remarks, and what stands between signs outside brackets. */
final class FormulaText {
    private static final Pattern REMARK = Pattern.compile("(?<=[\\p{L}\\p{N}_.)])\\s+\\((?<words>[^()]*)\\)");

    private FormulaText() {}

    static String withoutRemarks(String text, Map<String, String> remarks) {
        StringBuilder plain = new StringBuilder();
        Matcher matcher = REMARK.matcher(text);
        int at = 0;
        while (matcher.find()) {
            plain.append(text, at, matcher.start());
            at = matcher.end();
            String before = plain.toString();
            int start = Math.max(before.lastIndexOf('+'), Math.max(before.lastIndexOf('~'), before.lastIndexOf(',')));
            remarks.put(
                    before.substring(start + 1).strip(), matcher.group("words").strip());
        }
        return plain.append(text.substring(at)).toString();
    }

    static List<String> split(String text, String signs) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth == 0 && signs.indexOf(sign) >= 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The terms between plus and minus signs outside brackets, each with its sign before it. */
    static List<String> signedTerms(String text) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char sign = '+';
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            depth += at == '(' ? 1 : at == ')' ? -1 : 0;
            String before = text.substring(start, i).strip();
            boolean joins = before.isEmpty()
                    ? i > 0 && start < i
                    : "*/^:%".indexOf(before.charAt(before.length() - 1)) >= 0
                            || before.matches(".*(?<![\\p{L}_.])\\d[eE]");
            if (depth == 0 && (at == '+' || at == '-')) {
                if (before.isEmpty()) {
                    sign = at;
                    start = i + 1;
                } else if (!joins) {
                    terms.add(sign + before);
                    sign = at;
                    start = i + 1;
                }
            }
        }
        if (!text.substring(start).isBlank()) {
            terms.add(sign + text.substring(start).strip());
        }
        return terms;
    }
}
