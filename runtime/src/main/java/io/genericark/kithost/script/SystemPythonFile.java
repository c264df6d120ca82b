package io.genericark.kithost.script;

import io.genericark.api.KitException;
import io.genericark.kithost.child.BoundedLines;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.Children;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Python file on the system's {@code python3}, in a child process for each call. The same border as on GraalPy, over the
 * child's standard input and output, which the file itself does not see. The child is contained as any executable is: its
 * time, its processes and its output, but not what it may reach.
 */
final class SystemPythonFile implements ScriptFile {

    private static final Logger LOG = LoggerFactory.getLogger(SystemPythonFile.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROGRAM = Resource.text("prelude.py") + "\n" + Resource.text("runner.py");
    private static final String START =
            "import json,sys;request=json.loads(sys.stdin.buffer.readline());exec(compile(request['program'],'<ark>','exec'))";
    private static final Duration LOAD_WITHIN = Duration.ofSeconds(10);
    private static final Duration END_WITHIN = Duration.ofSeconds(2);
    private static final int MAX_LINE_BYTES = 4 * 1024 * 1024;

    private final Path interpreter;
    private final Path path;
    private final Path root;
    private final Children children;

    /**
     * A file that is not looked at yet.
     *
     * @param root the directory from which it may import
     */
    SystemPythonFile(Path interpreter, Path path, Path root, Children children) {
        this.interpreter = interpreter;
        this.path = path;
        this.root = root;
        this.children = children;
    }

    @Override
    public String describe() throws KitException {
        Mark mark = children.ownMark();
        Map<String, String> environment = new HashMap<>();
        mark.putInto(environment);
        Children.Command command =
                new Children.Command(argv(), root, environment, path.getFileName() + ".describe", LOAD_WITHIN);
        try {
            return converse(
                    conversation -> children.converse(command, conversation),
                    Map.of("names", Python.FUNCTION_NAMES),
                    (name, json) -> "{}");
        } finally {
            MarkedProcesses.killAll(mark, END_WITHIN); // describing leaves nothing behind
        }
    }

    /** Without effect: the interpreter starts in a few hundredths of a second. */
    @Override
    public void warmUp() {}

    @Override
    public String call(String function, Action action) throws KitException {
        return converse(
                conversation -> action.processes().converse(argv(), conversation),
                Map.of("function", function, "facts", action.facts()),
                action.host()::call);
    }

    /** Starts the child and has it talk. */
    private interface Start {
        ChildResult run(Children.Conversation conversation) throws InterruptedException;
    }

    /** Answers the child. */
    private interface Border {
        String call(String name, String json);
    }

    private String converse(Start start, Map<String, String> request, Border border) throws KitException {
        Map<String, String> whole = new HashMap<>(request);
        whole.put("program", PROGRAM);
        whole.put("path", path.toString());
        whole.put("root", root.toString());
        Said said = new Said();
        try {
            ChildResult result = start.run((fromChild, toChild) -> talk(fromChild, toChild, whole, border, said));
            if (said.answer == null || result.ending() != ChildResult.Ending.EXITED) {
                throw withoutAnswer(result, said.place);
            }
            return Python.withoutError(said.answer);
        } catch (InterruptedException e) {
            String why = ("it was stopped " + said.place).strip();
            throw new KitException(KitException.Kind.INDETERMINATE, "the script was ended", why, "");
        } catch (UncheckedIOException e) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    "the script did not run",
                    String.valueOf(e.getMessage()),
                    "check " + interpreter,
                    e);
        }
    }

    /** What the child has said: how the call ended, and where it was when it was told to end. */
    private static final class Said {
        private volatile @Nullable String answer;
        private volatile String place = "";
    }

    private static void talk(
            InputStream fromChild, OutputStream toChild, Map<String, String> request, Border border, Said said)
            throws IOException {
        say(toChild, JSON.writeValueAsString(request));
        BoundedLines lines = new BoundedLines(fromChild, MAX_LINE_BYTES);
        for (String line = lines.next(); line != null; line = lines.next()) {
            JsonNode message = message(line);
            if (message.has("answer")) {
                said.answer = message.path("answer").asString();
                return;
            }
            if (message.has("place")) {
                said.place = message.path("place").asString();
                return;
            }
            String name = message.path("name").asString();
            String arguments = message.path("arguments").asString();
            try {
                say(toChild, border.call(name, arguments));
            } catch (IllegalStateException e) {
                LOG.debug("{} was stopped", name); // the child is being ended, and says where it is
            } catch (IOException e) {
                LOG.debug("the answer to {} was not taken", name); // its last words may be on their way
            }
        }
    }

    private static JsonNode message(String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IOException("the script wrote to the pipe of the border, or more than it takes", e);
        }
    }

    private static void say(OutputStream toChild, String line) throws IOException {
        toChild.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        toChild.flush();
    }

    private static KitException withoutAnswer(ChildResult result, String place) {
        String what = switch (result.ending()) {
            case EXITED -> "python3 ended with exit code " + result.exitCode() + " and without an answer";
            case TIMED_OUT -> "the script did not end in time";
            case FLOODED -> "the script wrote more output than is kept";
        };
        KitException.Kind kind = result.ending() == ChildResult.Ending.EXITED
                ? KitException.Kind.BROKEN
                : KitException.Kind.INDETERMINATE;
        return new KitException(
                kind,
                what,
                Stream.of(place, result.lastErrors())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; ")),
                "");
    }

    private List<String> argv() {
        return List.of(interpreter.toString(), "-I", "-c", START);
    }
}
