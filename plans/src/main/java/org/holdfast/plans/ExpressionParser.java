package org.holdfast.plans;

import java.util.ArrayList;
import java.util.List;

/** Reads an expression by the usual precedence, loosest first: or, and, not, comparison, sum, product, sign, power. */
final class ExpressionParser {
    private final ExpressionTokens tokens;

    private ExpressionParser(ExpressionTokens tokens) {
        this.tokens = tokens;
    }

    static ExpressionNode parse(String text) throws Refused {
        ExpressionTokens tokens = new ExpressionTokens(text);
        ExpressionNode node = new ExpressionParser(tokens).either();
        if (tokens.peek().kind() != ExpressionTokens.Kind.END) {
            throw tokens.unexpected(tokens.peek());
        }
        return node;
    }

    private ExpressionNode either() throws Refused {
        ExpressionNode left = both();
        while (tokens.at("|", "||", "or")) {
            tokens.take();
            left = new ExpressionNode.Operation("|", left, both());
        }
        return left;
    }

    private ExpressionNode both() throws Refused {
        ExpressionNode left = negation();
        while (tokens.at("&", "&&", "and")) {
            tokens.take();
            left = new ExpressionNode.Operation("&", left, negation());
        }
        return left;
    }

    private ExpressionNode negation() throws Refused {
        if (tokens.at("!", "not")) {
            tokens.take();
            return new ExpressionNode.Call("not", List.of(negation()));
        }
        return comparison();
    }

    /** A chain such as {@code 18 <= age < 65} holds where each of its comparisons does. */
    private ExpressionNode comparison() throws Refused {
        ExpressionNode left = sum();
        ExpressionNode chain = left;
        boolean first = true;
        while (tokens.at("<", "<=", ">", ">=", "==", "=", "!=", "<>", "≤", "≥", "%in%", "in")) {
            String sign = plain(tokens.take().text());
            ExpressionNode right = sum();
            ExpressionNode compared = new ExpressionNode.Operation(sign, left, right);
            chain = first ? compared : new ExpressionNode.Operation("&", chain, compared);
            left = right;
            first = false;
        }
        return chain;
    }

    private static String plain(String sign) {
        return switch (sign) {
            case "=" -> "==";
            case "<>" -> "!=";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "in" -> "%in%";
            default -> sign;
        };
    }

    private ExpressionNode sum() throws Refused {
        ExpressionNode left = product();
        while (tokens.at("+", "-")) {
            String sign = tokens.take().text();
            left = new ExpressionNode.Operation(sign, left, product());
        }
        return left;
    }

    private ExpressionNode product() throws Refused {
        ExpressionNode left = signed();
        while (tokens.at("*", "/", "%%", "%/%", ":")) {
            String sign = tokens.take().text();
            left = new ExpressionNode.Operation(sign.equals(":") ? "*" : sign, left, signed());
        }
        return left;
    }

    private ExpressionNode signed() throws Refused {
        if (tokens.accept("-")) {
            return new ExpressionNode.Call("minus", List.of(signed()));
        }
        tokens.accept("+");
        return power();
    }

    private ExpressionNode power() throws Refused {
        ExpressionNode base = primary();
        if (tokens.at("^", "**")) {
            tokens.take();
            return new ExpressionNode.Operation("^", base, signed());
        }
        return base;
    }

    private ExpressionNode primary() throws Refused {
        ExpressionTokens.Token token = tokens.take();
        switch (token.kind()) {
            case NUMBER:
                return new ExpressionNode.Constant(Double.parseDouble(token.text()));
            case TEXT:
                return new ExpressionNode.Text(token.text());
            case NAME:
                return tokens.accept("(")
                        ? new ExpressionNode.Call(token.text(), arguments())
                        : new ExpressionNode.Name(token.text());
            case SIGN:
                if (token.text().equals("(")) {
                    List<ExpressionNode> inner = arguments();
                    return inner.size() == 1 ? inner.get(0) : new ExpressionNode.Call("c", inner);
                }
                throw tokens.unexpected(token);
            default:
                throw tokens.unexpected(token);
        }
    }

    private List<ExpressionNode> arguments() throws Refused {
        List<ExpressionNode> arguments = new ArrayList<>();
        while (!tokens.accept(")")) {
            arguments.add(either());
            if (!tokens.at(")")) {
                tokens.expect(",");
            }
        }
        return arguments;
    }
}
