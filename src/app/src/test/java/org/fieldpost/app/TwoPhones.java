package org.fieldpost.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Function;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.Carrier;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.model.mission.MissionMode;

/** Two officers' phones of one mission, known to its server. One stays without a network, the other drives to where there is. */
public final class TwoPhones implements AutoCloseable {

    private final AppAtWork staying;
    private final AppAtWork driving;

    private TwoPhones(AppAtWork staying, AppAtWork driving) {
        this.staying = staying.of("K7", 17).enrolled();
        this.driving = driving.of("K8", 18).enrolled();
    }

    public static TwoPhones withoutWindow(Path folder) {
        return new TwoPhones(
                AppAtWork.withoutWindow(folder.resolve("staying")), AppAtWork.withoutWindow(folder.resolve("driving")));
    }

    /** The driving phone's app is in the window. */
    public static TwoPhones inWindow(Path folder) {
        return new TwoPhones(
                AppAtWork.withoutWindow(folder.resolve("staying")),
                AppAtWork.inWindow(folder.resolve("driving"), MissionMode.LIVE));
    }

    /** Each has exchanged once, so that other phones know it. */
    public TwoPhones known() {
        for (AppAtWork phone : new AppAtWork[] {staying, driving}) {
            phone.server().knows(phone.phone());
            var engine = phone.notebook().engine(new SecureRandom());
            Carrier.Crossing crossing = phone.server().carry(phone.phone(), engine.write(1000));
            ((Carrier.Answered) crossing).envelopes().forEach(engine::read);
        }
        return this;
    }

    public AppAtWork staying() {
        return staying;
    }

    public AppAtWork driving() {
        return driving;
    }

    public Desk desk(AppAtWork phone) {
        return desk(phone, address -> this::atServer);
    }

    public Desk desk(AppAtWork phone, Function<ServerAddress, Carrier> network) {
        Desk desk = phone.desk();
        return new Desk(
                desk.notebook(),
                desk.missions(),
                desk.vocabulary(),
                desk.clock(),
                new SecureRandom(),
                desk.device(),
                desk.background(),
                desk.link(),
                network);
    }

    /** What the mission's one server says to an envelope of either. */
    public Carrier.Crossing atServer(Bytes envelope) {
        try {
            long whose = Envelope.parse(envelope).header().enrolment().value();
            AppAtWork phone = whose == staying.server().enrolment() ? staying : driving;
            return phone.server().carry(phone.phone(), envelope);
        } catch (Envelope.RefusedException e) {
            return new Carrier.TurnedAway(e.refusal());
        }
    }

    @Override
    public void close() {
        staying.close();
        driving.close();
    }
}
