package org.holdfast.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, numbers and signs of an expression, read from left to right. */
final class ExpressionTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_.]*|`[^`]+`)"
            + "|(?<text>'[^']*'|\"[^\"]*\")"
            + "|(?<sign>%%|%/%|%in%|<=|>=|==|!=|<>|&&|\\|\\||\\*\\*|[-+*/^<>=!&|(),≤≥:]))");

    enum Kind {
        NUMBER,
        NAME,
        TEXT,
        SIGN,
        END
    }

    record Token(Kind kind, String text) {}

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    ExpressionTokens(String source) throws Refused {
        this.source = source;
        Matcher matcher = TOKEN.matcher(source);
        String text = source.strip();
        int end = source.indexOf(text) + text.length();
        int at = 0;
        while (at < end) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Refused("Expression '" + source + "': cannot read '"
                        + source.substring(at).strip() + "'");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, ""));
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"));
        }
        if (matcher.group("name") != null) {
            return new Token(Kind.NAME, matcher.group("name").replace("`", ""));
        }
        if (matcher.group("text") != null) {
            String quoted = matcher.group("text");
            return new Token(Kind.TEXT, quoted.substring(1, quoted.length() - 1));
        }
        return new Token(Kind.SIGN, matcher.group("sign"));
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Whether the next token is one of these signs or words. */
    boolean at(String... signs) {
        Kind kind = peek().kind();
        return (kind == Kind.SIGN || kind == Kind.NAME) && List.of(signs).contains(peek().text());
    }

    /** Takes the next token when it is that sign or word. */
    boolean accept(String sign) {
        boolean found = at(sign);
        if (found) {
            take();
        }
        return found;
    }

    void expect(String sign) throws Refused {
        if (!accept(sign)) {
            throw new Refused("Expression '" + source + "': expected '" + sign + "' "
                    + (peek().kind() == Kind.END ? "at the end" : "before '" + peek().text() + "'"));
        }
    }

    Refused unexpected(Token token) {
        return new Refused("Expression '" + source + "': a number, a column or a bracket was expected "
                + (token.kind() == Kind.END ? "at the end" : "where '" + token.text() + "' stands"));
    }
}
