package io.genericark.shell.interactive;

import java.util.List;

/** What may stand behind a {@code |}. Pure. */
sealed interface Filter {
    int LINES = 10;
    String GREP = "grep";
    String HEAD = "head";

    List<String> apply(List<String> lines);

    /** Lines that hold the text, letters large or small. */
    record Grep(String text) implements Filter {
        @Override
        public List<String> apply(List<String> lines) {
            var wanted = text.toLowerCase(java.util.Locale.ROOT);
            return lines.stream()
                    .filter(l -> l.toLowerCase(java.util.Locale.ROOT).contains(wanted))
                    .toList();
        }
    }

    /** The first lines. */
    record Head(int count) implements Filter {
        @Override
        public List<String> apply(List<String> lines) {
            return lines.stream().limit(count).toList();
        }
    }

    static Filter of(List<String> words) {
        var argument = words.size() > 1 ? words.getLast() : "";
        if (words.size() <= 2 && words.getFirst().equals(GREP) && !argument.isEmpty()) {
            return new Grep(argument);
        }
        if (words.size() <= 2
                && words.getFirst().equals(HEAD)
                && argument.replaceFirst("^-", "").matches("\\d{0,6}")) {
            var count = argument.replaceFirst("^-", "");
            return new Head(count.isEmpty() ? LINES : Integer.parseInt(count));
        }
        throw new IllegalArgumentException(
                "'| " + String.join(" ", words) + "' is not known here; there are: | grep TEXT, | head [N]");
    }
}
