package org.fieldpost.app.exchange;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Under which addresses another phone on the same local network reaches this one. Blocks briefly. */
public final class LocalAddresses {

    private LocalAddresses() {}

    /** The most likely first: private addresses before others. Empty without a local network. */
    public static List<String> all() {
        List<InetAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (each.isUp() && !each.isLoopback() && !each.isPointToPoint()) {
                    Collections.list(each.getInetAddresses()).stream()
                            .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                            .forEach(found::add);
                }
            }
        } catch (SocketException noneCanBeNamed) {
            return List.of();
        }
        return found.stream()
                .sorted(Comparator.comparing(address -> !address.isSiteLocalAddress()))
                .map(InetAddress::getHostAddress)
                .distinct()
                .toList();
    }
}
