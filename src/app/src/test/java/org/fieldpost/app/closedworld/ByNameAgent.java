package org.fieldpost.app.closedworld;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A Java agent: calls in the app, its libraries and JavaFX that find something by its name go to {@link AskedByName}. Tests and what
 * only they use are left as they are, and so is the JDK.
 */
public final class ByNameAgent implements ClassFileTransformer {

    private static final Set<String> ONLY_IN_TESTS = Set.of(
            "org/junit/",
            "org/testfx/",
            "org/assertj/",
            "org/hamcrest/",
            "org/objectweb/",
            "net/jqwik/",
            "org/apiguardian/",
            "org/opentest4j/",
            "org/apache/",
            "net/bytebuddy/",
            "com/sun/glass/ui/monocle/");

    /** The JDK's methods that are replaced, by name, with the types they are called on. */
    private static final Map<String, Set<String>> REPLACED = Map.ofEntries(
            Map.entry("forName", Set.of("java/lang/Class")),
            Map.entry("loadClass", Set.of("java/lang/ClassLoader")),
            Map.entry("getMethod", Set.of("java/lang/Class")),
            Map.entry("getDeclaredMethod", Set.of("java/lang/Class")),
            Map.entry("getMethods", Set.of("java/lang/Class")),
            Map.entry("getDeclaredMethods", Set.of("java/lang/Class")),
            Map.entry("getField", Set.of("java/lang/Class")),
            Map.entry("getDeclaredField", Set.of("java/lang/Class")),
            Map.entry("getFields", Set.of("java/lang/Class")),
            Map.entry("getDeclaredFields", Set.of("java/lang/Class")),
            Map.entry("getConstructor", Set.of("java/lang/Class")),
            Map.entry("getDeclaredConstructor", Set.of("java/lang/Class")),
            Map.entry("getConstructors", Set.of("java/lang/Class")),
            Map.entry("getDeclaredConstructors", Set.of("java/lang/Class")),
            Map.entry("newProxyInstance", Set.of("java/lang/reflect/Proxy")),
            Map.entry("getResource", Set.of("java/lang/Class", "java/lang/ClassLoader")),
            Map.entry("getResourceAsStream", Set.of("java/lang/Class", "java/lang/ClassLoader")),
            Map.entry("getResources", Set.of("java/lang/ClassLoader")),
            Map.entry("getBundle", Set.of("java/util/ResourceBundle")),
            Map.entry("load", Set.of("java/util/ServiceLoader", "java/lang/System")),
            Map.entry("loadLibrary", Set.of("java/lang/System")));

    private static final Set<String> STANDS_IN = Arrays.stream(AskedByName.class.getDeclaredMethods())
            .map(method -> method.getName() + Type.getMethodDescriptor(method))
            .collect(Collectors.toUnmodifiableSet());

    /** The argument is the file for the notes. */
    public static void premain(String file, Instrumentation java) {
        AskedByName.writeAtEnd(Path.of(file));
        java.addTransformer(new ByNameAgent());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> again, ProtectionDomain domain, byte[] classFile) {
        if (loader == null || name == null || !watched(name, domain)) {
            return null;
        }
        try {
            var reader = new ClassReader(classFile);
            var writer = new ClassWriter(reader, 0);
            reader.accept(new Redirecting(writer), 0);
            return writer.toByteArray();
        } catch (RuntimeException e) {
            // an agent's exception is swallowed by Java, and the class would go unwatched
            System.err.println("The class " + name + " cannot be watched: " + e);
            Runtime.getRuntime().halt(4);
            return null;
        }
    }

    private static boolean watched(String name, ProtectionDomain domain) {
        return ONLY_IN_TESTS.stream().noneMatch(name::startsWith)
                && domain != null
                && domain.getCodeSource() != null
                && domain.getCodeSource().getLocation().getProtocol().equals("file")
                && !domain.getCodeSource().getLocation().getPath().contains("test-classes");
    }

    private static final class Redirecting extends ClassVisitor {

        Redirecting(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, generic, exceptions)) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String args, boolean itf) {
                    String whole = opcode == Opcodes.INVOKESTATIC ? args : "(L" + owner + ";" + args.substring(1);
                    boolean replaced = REPLACED.getOrDefault(called, Set.of()).contains(owner)
                            && opcode != Opcodes.INVOKESPECIAL
                            && STANDS_IN.contains(called + whole);
                    if (replaced) {
                        super.visitMethodInsn(
                                Opcodes.INVOKESTATIC, Type.getInternalName(AskedByName.class), called, whole, false);
                    } else {
                        super.visitMethodInsn(opcode, owner, called, args, itf);
                    }
                }
            };
        }
    }
}
