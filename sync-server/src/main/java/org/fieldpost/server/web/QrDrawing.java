package org.fieldpost.server.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/**
 * A QR code as a page draws it.
 *
 * @param path of an SVG, one square for each dark one
 * @param size of its side, in squares
 */
public record QrDrawing(String path, int size) {

    public static QrDrawing of(String text) {
        try {
            BitMatrix qr = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            var path = new StringBuilder();
            for (int y = 0; y < qr.getHeight(); y++) {
                for (int x = 0; x < qr.getWidth(); x++) {
                    if (qr.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new QrDrawing(path.toString(), qr.getWidth());
        } catch (WriterException e) {
            throw new IllegalStateException("The text does not fit a QR code.", e);
        }
    }
}
