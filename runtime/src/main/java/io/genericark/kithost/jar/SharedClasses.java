package io.genericark.kithost.jar;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parent of every kit jar's class loader: the JDK, and of this process only the packages that kits share with it. What a
 * jar brings itself is its own, so it may carry its own version of any library that is not shared.
 */
final class SharedClasses extends ClassLoader {

    private static final List<String> SHARED = List.of(
            "io.genericark.api.",
            "io.genericark.aws.",
            "org.pf4j.",
            "org.slf4j.",
            "org.jspecify.",
            "software.amazon.awssdk.",
            "org.reactivestreams.");

    private final ClassLoader host;

    SharedClasses(ClassLoader host) {
        super("shared", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name + " (not shared with kits; a kit's jar must bring it)");
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return isShared(name) ? host.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return isShared(name) ? host.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean isShared(String resource) {
        String name = resource.replace('/', '.');
        return SHARED.stream().anyMatch(name::startsWith);
    }
}
