package org.fieldpost.server.web;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Words;

/** What is refused below the pages, such as a request line that is none: a problem document too, in English. */
final class BelowPages extends ErrorHandler {

    private static final String SECONDS_TO_WAIT = "5";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        var headers = response.getHeaders();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", Web.CONTENT_POLICY);
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(HttpHeader.CONTENT_TYPE, Told.CONTENT_TYPE);
        if (status == 503) {
            headers.put(HttpHeader.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        byte[] document =
                Told.of(status, Optional.empty(), Words.in(Language.EN)).document();
        boolean bodyless = "HEAD".equals(request.getMethod());
        response.write(true, bodyless ? ByteBuffer.allocate(0) : ByteBuffer.wrap(document), callback);
        return true;
    }
}
