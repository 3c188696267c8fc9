package org.fieldpost.server.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.fieldpost.model.words.Problem;

/**
 * Whose word about the real client is believed: only that of these addresses. The client is the last in {@code X-Forwarded-For} that
 * is none of them, as what stands before was written by the client himself.
 */
public record TrustedProxies(List<Range> ranges) implements HttpConfiguration.Customizer {

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /** An address, or all that share its first bits. */
    public record Range(InetAddress from, int bits) {

        boolean holds(InetAddress address) {
            byte[] mine = from.getAddress();
            byte[] theirs = address.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Addresses, or ranges such as {@code 10.0.0.0/8}, with commas between. */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(TrustedProxies::range)
                .toList());
    }

    private static Range range(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = address(parts[0]);
        boolean bitsFit = parts.length == 1
                || (parts[1].matches("\\d{1,3}")
                        && address.map(of -> Integer.parseInt(parts[1]) <= of.getAddress().length * 8)
                                .orElse(false));
        if (address.isEmpty() || !bitsFit) {
            throw Problem.of("server.trusted_proxies", text).asException();
        }
        int all = address.get().getAddress().length * 8;
        return new Range(address.get(), parts.length == 1 ? all : Integer.parseInt(parts[1]));
    }

    /** Of an address in figures: no name is ever asked for. */
    private static Optional<InetAddress> address(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        boolean believed = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && peer.getAddress() != null
                && trusts(peer.getAddress());
        return believed ? new Forwarded(request, client(request)) : request;
    }

    private Optional<InetAddress> client(Request request) {
        List<String> hops = request.getHeaders().getValuesList("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
        Optional<InetAddress> client = Optional.empty();
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = address(hops.get(i)
                    .replaceFirst("^\\[(.*)](:\\d+)?$", "$1")
                    .replaceFirst("^(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+$", "$1"));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop;
            if (!trusts(hop.get())) {
                return client;
            }
        }
        return client;
    }

    /** A request as its trusted proxy tells of it. */
    private static final class Forwarded extends Request.Wrapper {

        private final Optional<InetAddress> client;
        private final boolean secure;
        private final HttpURI uri;

        Forwarded(Request request, Optional<InetAddress> client) {
            super(request);
            this.client = client;
            List<String> said = request.getHeaders().getValuesList("X-Forwarded-Proto");
            String last = said.isEmpty() ? "" : said.get(said.size() - 1);
            String protocol = last.substring(last.lastIndexOf(',') + 1).strip();
            this.secure = protocol.isEmpty() ? request.isSecure() : protocol.equalsIgnoreCase("https");
            this.uri = HttpURI.build(request.getHttpURI())
                    .scheme(secure ? HttpScheme.HTTPS : HttpScheme.HTTP)
                    .asImmutable();
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return new ConnectionMetaData.Wrapper(super.getConnectionMetaData()) {
                @Override
                public boolean isSecure() {
                    return secure;
                }

                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client.<SocketAddress>map(address -> new InetSocketAddress(address, 0))
                            .orElseGet(() -> super.getRemoteSocketAddress());
                }
            };
        }
    }
}
