package fr.spro.contracts;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/// The doc comments of the event types, for the generated documents.
final class Sentences {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Map<String, String> BY_TYPE = read();

    private Sentences() {}

    /// The doc comment of a type, one line per paragraph.
    static String about(Class<?> type) {
        var comment = BY_TYPE.get(type.getSimpleName());
        if (comment == null) {
            throw new IllegalStateException(type + " has no comment");
        }
        return comment;
    }

    private static Map<String, String> read() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.walk(SOURCES)) {
            var java = sources.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(java));
            var trees = DocTrees.instance(task);
            var comments = new HashMap<String, String>();
            for (var unit : task.parse()) {
                comments.putAll(commentsOf(unit, trees));
            }
            return comments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> commentsOf(CompilationUnitTree unit, DocTrees trees) {
        var comments = new HashMap<String, String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                var comment = trees.getDocComment(getCurrentPath());
                if (comment != null) {
                    comments.put(type.getSimpleName().toString(), oneLineAParagraph(comment));
                }
                return super.visitClass(type, nothing);
            }
        }.scan(unit, null);
        return comments;
    }

    private static String oneLineAParagraph(String comment) {
        return comment.lines()
                .map(String::strip)
                .map(line -> line.isEmpty() ? "\n\n" : line)
                .collect(joining(" "))
                .replaceAll(" *\n\n *", "\n\n")
                .strip();
    }
}
