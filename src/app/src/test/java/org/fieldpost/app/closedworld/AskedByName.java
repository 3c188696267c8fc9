package org.fieldpost.app.closedworld;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * Stands in for the JDK's methods that find something by its name: does what they do and notes what was found. What is not there is
 * not noted: a closed-world build does not find it either. {@link ByNameAgent} sends the calls here.
 */
public final class AskedByName {

    private static final Set<String> ASKED = new ConcurrentSkipListSet<>();

    private AskedByName() {}

    /** Writes the notes when Java ends: what, tab, its name. */
    static void writeAtEnd(Path file) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Files.write(file, ASKED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** Until now: what, tab, its name. */
    static List<String> noted() {
        return List.copyOf(ASKED);
    }

    private static <T> T note(String what, String name, T found) {
        if (found != null) {
            ASKED.add(what + "\t" + name);
        }
        return found;
    }

    private static <T> T member(String what, Class<?> of, String name, T found) {
        return note(what, of.getName() + "#" + name, found);
    }

    private static String types(Class<?>... types) {
        return Arrays.stream(types == null ? new Class<?>[0] : types)
                .map(Class::getName)
                .collect(Collectors.joining(",", "(", ")"));
    }

    public static Class<?> forName(String name) throws ClassNotFoundException {
        return note("class", name, Class.forName(name, true, ClassLoader.getSystemClassLoader()));
    }

    public static Class<?> forName(String name, boolean init, ClassLoader loader) throws ClassNotFoundException {
        return note("class", name, Class.forName(name, init, loader));
    }

    public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
        return note("class", name, loader.loadClass(name));
    }

    public static Method getMethod(Class<?> of, String name, Class<?>[] types) throws NoSuchMethodException {
        return member("method", of, name + types(types), of.getMethod(name, types));
    }

    public static Method getDeclaredMethod(Class<?> of, String name, Class<?>[] types) throws NoSuchMethodException {
        return member("method", of, name + types(types), of.getDeclaredMethod(name, types));
    }

    public static Method[] getMethods(Class<?> of) {
        return member("methods", of, "*", of.getMethods());
    }

    public static Method[] getDeclaredMethods(Class<?> of) {
        return member("methods", of, "*", of.getDeclaredMethods());
    }

    public static Field getField(Class<?> of, String name) throws NoSuchFieldException {
        return member("field", of, name, of.getField(name));
    }

    public static Field getDeclaredField(Class<?> of, String name) throws NoSuchFieldException {
        return member("field", of, name, of.getDeclaredField(name));
    }

    public static Field[] getFields(Class<?> of) {
        return member("fields", of, "*", of.getFields());
    }

    public static Field[] getDeclaredFields(Class<?> of) {
        return member("fields", of, "*", of.getDeclaredFields());
    }

    public static Constructor<?> getConstructor(Class<?> of, Class<?>[] types) throws NoSuchMethodException {
        return member("method", of, "<init>" + types(types), of.getConstructor(types));
    }

    public static Constructor<?> getDeclaredConstructor(Class<?> of, Class<?>[] types) throws NoSuchMethodException {
        return member("method", of, "<init>" + types(types), of.getDeclaredConstructor(types));
    }

    public static Constructor<?>[] getConstructors(Class<?> of) {
        return member("methods", of, "<init>", of.getConstructors());
    }

    public static Constructor<?>[] getDeclaredConstructors(Class<?> of) {
        return member("methods", of, "<init>", of.getDeclaredConstructors());
    }

    public static Object newProxyInstance(ClassLoader loader, Class<?>[] of, InvocationHandler handler) {
        return note("proxy", types(of), Proxy.newProxyInstance(loader, of, handler));
    }

    private static String inside(Class<?> of, String name) {
        return name.startsWith("/") ? name.substring(1) : of.getPackageName().replace('.', '/') + "/" + name;
    }

    public static URL getResource(Class<?> of, String name) {
        return note("resource", inside(of, name), of.getResource(name));
    }

    public static InputStream getResourceAsStream(Class<?> of, String name) {
        return note("resource", inside(of, name), of.getResourceAsStream(name));
    }

    public static URL getResource(ClassLoader loader, String name) {
        return note("resource", name, loader.getResource(name));
    }

    public static InputStream getResourceAsStream(ClassLoader loader, String name) {
        return note("resource", name, loader.getResourceAsStream(name));
    }

    public static Enumeration<URL> getResources(ClassLoader loader, String name) throws IOException {
        return note("resource", name, loader.getResources(name));
    }

    public static ResourceBundle getBundle(String name) {
        return note("bundle", name, ResourceBundle.getBundle(name));
    }

    public static ResourceBundle getBundle(String name, Locale locale) {
        return note("bundle", name, ResourceBundle.getBundle(name, locale));
    }

    public static ResourceBundle getBundle(String name, Locale locale, ClassLoader loader) {
        return note("bundle", name, ResourceBundle.getBundle(name, locale, loader));
    }

    public static <S> ServiceLoader<S> load(Class<S> service) {
        return providers(service, ServiceLoader.load(service));
    }

    public static <S> ServiceLoader<S> load(Class<S> service, ClassLoader loader) {
        return providers(service, ServiceLoader.load(service, loader));
    }

    private static <S> ServiceLoader<S> providers(Class<S> service, ServiceLoader<S> found) {
        found.stream().forEach(provider -> note("service", service.getName(), provider));
        return found;
    }

    public static void load(String file) {
        ASKED.add("library\t" + Path.of(file).getFileName());
        System.load(file);
    }

    public static void loadLibrary(String name) {
        ASKED.add("library\t" + name);
        System.loadLibrary(name);
    }
}
