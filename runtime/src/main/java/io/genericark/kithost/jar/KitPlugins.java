package io.genericark.kithost.jar;

import java.nio.file.Path;
import java.util.Objects;
import org.pf4j.CompoundPluginDescriptorFinder;
import org.pf4j.CompoundPluginLoader;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PropertiesPluginDescriptorFinder;

/** PF4J with our class loading ({@link KitClassLoader}), for jars and unpacked zips. */
final class KitPlugins extends JarPluginManager {

    KitPlugins(Path directory) {
        super(directory);
        setSystemVersion(JarKits.API_VERSION);
    }

    @Override
    protected PluginLoader createPluginLoader() {
        ClassLoader host = Objects.requireNonNull(KitPlugins.class.getClassLoader(), "application class loader");
        return new CompoundPluginLoader()
                .add(new JarPluginLoader(this) {
                    @Override
                    protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                        return new KitClassLoader(KitPlugins.this, descriptor, host);
                    }
                })
                .add(new DefaultPluginLoader(this) {
                    @Override
                    protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                        return new KitClassLoader(KitPlugins.this, descriptor, host);
                    }
                });
    }

    /** A jar says what it is in its manifest, an unpacked zip there or in plugin.properties. */
    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new CompoundPluginDescriptorFinder()
                .add(new PropertiesPluginDescriptorFinder())
                .add(new ManifestPluginDescriptorFinder());
    }
}
