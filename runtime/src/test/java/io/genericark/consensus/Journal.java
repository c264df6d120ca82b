package io.genericark.consensus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine that remembers every command in order; the answer to a command is its position. */
final class Journal implements ReplicatedMachine {
    private List<String> commands = new ArrayList<>();
    private final AtomicInteger installs = new AtomicInteger();

    @Override
    public synchronized byte[] apply(long index, byte[] command) {
        String text = text(command);
        if (text.startsWith("refuse")) {
            throw new IllegalStateException("told to refuse");
        }
        commands.add(text);
        return bytes(Integer.toString(commands.size()));
    }

    @Override
    public synchronized byte[] snapshot() {
        return bytes(String.join("\n", commands));
    }

    @Override
    public synchronized void install(byte[] snapshot, long index) {
        installs.incrementAndGet();
        commands = new ArrayList<>(text(snapshot).lines().toList());
    }

    synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    int installs() {
        return installs.get();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
