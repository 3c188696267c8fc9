package org.fieldpost.app.print;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import org.fieldpost.exchange.crypto.Sha256;

/** The objects of a PDF file (ISO 32000-1, 7.3 and 7.5), numbered as they come. The same objects give the same file. */
final class PdfObjects {

    private final List<byte[]> objects = new ArrayList<>();

    /** The number of the next object, to be given by {@link #put}. */
    int reserve() {
        objects.add(new byte[0]);
        return objects.size();
    }

    void put(int number, String object) {
        objects.set(number - 1, ascii(object));
    }

    int add(String object) {
        objects.add(ascii(object));
        return objects.size();
    }

    int stream(String entries, byte[] content) {
        byte[] packed = deflated(content);
        var object = new ByteArrayOutputStream();
        object.writeBytes(ascii("<< /Filter /FlateDecode /Length " + packed.length + (entries.isEmpty() ? "" : " ")
                + entries + " >>\nstream\n"));
        object.writeBytes(packed);
        object.writeBytes(ascii("\nendstream"));
        objects.add(object.toByteArray());
        return objects.size();
    }

    byte[] file(int catalog, int info) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.7\n%"));
        // four bytes over 127: whoever carries the file sees that it is no text
        file.writeBytes(new byte[] {(byte) 0xe2, (byte) 0xe3, (byte) 0xcf, (byte) 0xd3, '\n'});
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(file.size());
            file.writeBytes(ascii((i + 1) + " 0 obj\n"));
            file.writeBytes(objects.get(i));
            file.writeBytes(ascii("\nendobj\n"));
        }
        String id = Sha256.of(file.toByteArray()).hex().substring(0, 32);
        int table = file.size();
        file.writeBytes(ascii("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n"));
        places.forEach(place -> file.writeBytes(ascii(String.format(Locale.ROOT, "%010d 00000 n \n", place))));
        file.writeBytes(ascii("trailer\n<< /Size " + (objects.size() + 1) + " /Root " + catalog + " 0 R /Info " + info
                + " 0 R /ID [<" + id + "> <" + id + ">] >>\nstartxref\n" + table + "\n%%EOF\n"));
        return file.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return packed.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String hex(int twoBytes) {
        return String.format(Locale.ROOT, "<%04x>", twoBytes);
    }

    /** As UTF-16, big end first. */
    static String hex(String text) {
        return "<" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    /** Two places behind the point: a hundredth of a point is finer than any printer. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.equals("-0.00") ? "0.00" : text;
    }
}
