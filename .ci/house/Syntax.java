import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.tools.ToolProvider;

/**
 * What the JDK's own compiler sees. It is given no libraries: types of the tree and of the JDK are
 * known to it, and a {@code switch} over anything else is told apart as undetermined.
 */
final class Syntax extends TreePathScanner<Void, Source> {

    /** @param lines from the first line of the declaration to its closing brace */
    record Method(Source in, String name, int lines, int statements) {
    }

    record Field(Source in, String owner, String type, boolean ofRecord) {
    }

    enum Selector { CLOSED, OPEN, UNDETERMINED }

    record Default(Source in, long line, Selector selector) {
    }

    final List<Method> methods = new ArrayList<>();
    final List<Field> fields = new ArrayList<>();
    final List<Default> defaults = new ArrayList<>();
    /** Types that Spring makes: annotated, or the result of a {@code @Bean} method. */
    final Map<String, Source> beans = new TreeMap<>();
    final Map<Source, Integer> statements = new HashMap<>();

    private final Trees trees;
    private CompilationUnitTree unit;

    private Syntax(Trees trees) {
        this.trees = trees;
    }

    static Syntax of(List<Source> sources) throws IOException {
        Map<Path, Source> byFile = sources.stream()
                .collect(Collectors.toMap(Source::file, Function.identity()));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, _ -> { },
                    List.of("-proc:none", "-XDshould-stop.ifError=FLOW", "-cp", ""), null,
                    files.getJavaFileObjectsFromPaths(byFile.keySet()));
            Syntax syntax = new Syntax(Trees.instance(task));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            for (CompilationUnitTree unit : units) {
                syntax.unit = unit;
                syntax.scan(new TreePath(unit), byFile.get(Path.of(unit.getSourceFile().toUri())));
            }
            return syntax;
        }
    }

    @Override
    public Void scan(Tree tree, Source in) {
        if (tree instanceof StatementTree && !(tree instanceof BlockTree)) {
            statements.merge(in, 1, Integer::sum);
        }
        return super.scan(tree, in);
    }

    @Override
    public Void visitMethod(MethodTree method, Source in) {
        long from = trees.getSourcePositions().getStartPosition(unit, method);
        if (method.getModifiers().getAnnotations().toString().contains("@Bean")) {
            beans.put(simple(method.getReturnType()), in);
        }
        if (method.getBody() == null || from < 0) {
            return super.visitMethod(method, in);
        }
        int before = statements.getOrDefault(in, 0);
        super.visitMethod(method, in);
        long to = trees.getSourcePositions().getEndPosition(unit, method);
        if (to > from) {
            LineMap map = unit.getLineMap();
            methods.add(new Method(in, owner() + "." + method.getName(),
                    (int) (map.getLineNumber(to) - map.getLineNumber(from) + 1),
                    statements.getOrDefault(in, 0) - before - method.getParameters().size()));
        }
        return null;
    }

    @Override
    public Void visitClass(ClassTree type, Source in) {
        String annotations = type.getModifiers().getAnnotations().toString();
        if (annotations.matches("(?s).*@(Component|Service|Repository|RestController)\\b.*")) {
            beans.put(type.getSimpleName().toString(), in);
        }
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree field && field.getType() != null
                    && type.getKind() != Tree.Kind.ENUM) {
                fields.add(new Field(in, type.getSimpleName().toString(), simple(field.getType()),
                        type.getKind() == Tree.Kind.RECORD
                                && !field.getModifiers().getFlags().contains(Modifier.STATIC)));
            }
        }
        return super.visitClass(type, in);
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Source in) {
        defaults(tree.getExpression(), tree.getCases(), in);
        return super.visitSwitch(tree, in);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Source in) {
        defaults(tree.getExpression(), tree.getCases(), in);
        return super.visitSwitchExpression(tree, in);
    }

    private void defaults(ExpressionTree selector, List<? extends CaseTree> cases, Source in) {
        for (CaseTree one : cases) {
            if (one.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance)) {
                long at = trees.getSourcePositions().getStartPosition(unit, one);
                defaults.add(new Default(in, unit.getLineMap().getLineNumber(at),
                        kind(selector)));
            }
        }
    }

    private Selector kind(ExpressionTree expression) {
        ExpressionTree inner = expression instanceof ParenthesizedTree parenthesized
                ? parenthesized.getExpression() : expression;
        return kind(trees.getTypeMirror(new TreePath(getCurrentPath(), inner)));
    }

    private static Selector kind(TypeMirror type) {
        if (type == null || type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.NONE) {
            return Selector.UNDETERMINED;
        }
        if (type instanceof TypeVariable variable) {
            return kind(variable.getUpperBound());
        }
        if (!(type instanceof DeclaredType declared)) {
            return type.getKind().isPrimitive() ? Selector.OPEN : Selector.UNDETERMINED;
        }
        Element element = declared.asElement();
        return element.getKind() == ElementKind.ENUM
                || element.getModifiers().contains(Modifier.SEALED)
                ? Selector.CLOSED : Selector.OPEN;
    }

    private String owner() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree type) {
                return type.getSimpleName().toString();
            }
        }
        return "";
    }

    private static String simple(Tree type) {
        return type == null ? "" : type.toString().replaceAll("@\\w+(\\(\\))? ?", "")
                .replaceAll("<.*", "").replaceAll("^.*\\.(?=[A-Z])", "").trim();
    }
}
