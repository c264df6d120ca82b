package io.genericark.kithost.jar;

import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * The class loader of one jar: what is shared, then the jar's own classes, then what this process lends to a jar that does not
 * bring it. So a jar's own Jackson is its own.
 */
final class KitClassLoader extends PluginClassLoader {

    /** Jackson 3, whose annotations are still those of Jackson 2. */
    private static final List<String> LENT = List.of("tools.jackson.", "com.fasterxml.jackson.annotation.");

    private final ClassLoader host;

    KitClassLoader(PluginManager plugins, PluginDescriptor descriptor, ClassLoader host) {
        super(plugins, descriptor, new SharedClasses(host), ClassLoadingStrategy.APD);
        this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException e) {
            if (LENT.stream().anyMatch(name::startsWith)) {
                return host.loadClass(name);
            }
            throw e;
        }
    }
}
