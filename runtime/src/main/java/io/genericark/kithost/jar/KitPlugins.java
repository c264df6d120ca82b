package io.genericark.kithost.jar;

import java.nio.file.Path;
import java.util.Objects;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/** PF4J with our class loading: shared packages first and always from this process, then the jar. */
final class KitPlugins extends JarPluginManager {

    KitPlugins(Path directory) {
        super(directory);
        setSystemVersion(JarKits.API_VERSION);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        ClassLoader shared = new SharedClasses(
                Objects.requireNonNull(KitPlugins.class.getClassLoader(), "application class loader"));
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                return new PluginClassLoader(KitPlugins.this, descriptor, shared, ClassLoadingStrategy.APD);
            }
        };
    }
}
