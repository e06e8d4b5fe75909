package org.holdfast.policy.checked;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Text;
import org.jspecify.annotations.Nullable;

/** Turns the expressions of a pack, as written, into typed ones, or into issues at the right character. */
final class CelFrontEnd {
    private final Names names;
    private final Issues issues;
    private final Predicate<String> excused;
    private final CelMessages messages;
    private final Map<Names.Scope, CelCompiler> compilers = new EnumMap<>(Names.Scope.class);

    /** @param excused names that may be missing because the file that declares them could not be read */
    CelFrontEnd(Names names, Issues issues, Predicate<String> excused) {
        this.names = names;
        this.issues = issues;
        this.excused = excused;
        this.messages = new CelMessages(names, excused);
    }

    /** The expression, of the type expected when one is given; empty, with issues, when it has faults. */
    Optional<Expression> expression(Text written, Names.Scope scope, @Nullable Type expected) {
        CelValidationResult result = compiler(scope).compile(written.value());
        if (result.hasError()) {
            report(result.getErrors(), written, scope);
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            return translate(tree, written, expected);
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("CEL reported no error for " + written, impossible);
        }
    }

    /** Once an expression cannot be parsed, what follows is guesswork; faults of type are all told. */
    private void report(List<CelIssue> errors, Text written, Names.Scope scope) {
        for (CelIssue error : errors) {
            int offset = offset(written.value(), error.getSourceLocation());
            CelMessages.Message message = messages.explain(error.getMessage(), written.value(), offset, scope)
                    .orElse(null);
            if (message != null) {
                issues.add(
                        message.fault(), written.file(), written.at(message.offset()), message.text(), message.fix());
                if (message.fault() == Fault.CEL_SYNTAX) {
                    return;
                }
            }
        }
    }

    private Optional<Expression> translate(CelAbstractSyntaxTree tree, Text written, @Nullable Type expected) {
        try {
            Expression expression = new Translator(tree, names, excused).translate();
            return Optional.of(
                    expected == null
                            ? expression
                            : new Operands(names.decimals()).as(tree.getExpr().id(), expression, expected));
        } catch (Refused refused) {
            Integer codePoint = tree.getSource().getPositionsMap().get(refused.node());
            int offset = codePoint == null ? 0 : written.value().offsetByCodePoints(0, codePoint);
            issues.add(refused.fault(), written.file(), written.at(offset), refused.text(), refused.fix());
            return Optional.empty();
        }
    }

    private CelCompiler compiler(Names.Scope scope) {
        return compilers.computeIfAbsent(scope, s -> CelLanguage.compiler(names, s));
    }

    private static int offset(String text, CelSourceLocation location) {
        int at = 0;
        for (int line = 1; line < location.getLine(); line++) {
            at = text.indexOf('\n', at) + 1;
        }
        int column = Math.max(0, Math.min(location.getColumn(), text.codePointCount(at, text.length())));
        return text.offsetByCodePoints(at, column);
    }
}
