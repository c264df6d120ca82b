package io.genericark.kithost.script;

import io.genericark.api.KitException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Makes a {@link KitException} of what guest code threw, with file and line. Called while the context is open. */
final class GuestErrors {

    private GuestErrors() {}

    static KitException kitException(@Nullable Throwable thrown) {
        if (thrown instanceof PolyglotException guest) {
            return new KitException(kind(guest), message(guest), place(guest), "", guest);
        }
        return new KitException(
                KitException.Kind.BROKEN, "the script could not be run", String.valueOf(thrown), "", thrown);
    }

    /** A thrown object may say its kind; whatever it does when asked, the answer is a kind. */
    private static KitException.Kind kind(PolyglotException thrown) {
        try {
            Value object = thrown.getGuestObject();
            if (object != null
                    && object.hasMember("kind")
                    && object.getMember("kind").isString()) {
                return KitException.Kind.valueOf(object.getMember("kind").asString());
            }
        } catch (RuntimeException e) {
            return KitException.Kind.BROKEN;
        }
        return KitException.Kind.BROKEN;
    }

    private static String message(PolyglotException thrown) {
        if (thrown.isExit() || isExitOfPython(thrown)) {
            return "the script called exit; return or throw instead";
        }
        try {
            String message = thrown.getMessage();
            return message == null || message.isBlank() ? "the script threw something without a message" : message;
        } catch (RuntimeException e) {
            return "the script threw something that has no text";
        }
    }

    /** GraalPy's {@code os._exit} is not seen as an exit. */
    private static boolean isExitOfPython(PolyglotException thrown) {
        return thrown.isInternalError() && "java.lang.ThreadDeath".equals(thrown.getMessage());
    }

    /** The innermost line of the kit's own files. */
    static String place(PolyglotException thrown) {
        SourceSection own = thrown.getSourceLocation();
        return StreamSupport.stream(thrown.getPolyglotStackTrace().spliterator(), false)
                .filter(PolyglotException.StackFrame::isGuestFrame)
                .map(PolyglotException.StackFrame::getSourceLocation)
                .filter(GuestErrors::isOfAKit)
                .findFirst()
                .or(() -> Optional.ofNullable(own).filter(GuestErrors::isOfAKit))
                .map(section -> "at " + section.getSource().getName() + ":" + section.getStartLine())
                .orElse("at an unknown line");
    }

    private static boolean isOfAKit(@Nullable SourceSection section) {
        return section != null && section.isAvailable() && section.getSource().getPath() != null;
    }
}
