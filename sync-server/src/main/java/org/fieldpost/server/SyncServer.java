package org.fieldpost.server;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.enrolment.ServerAddress;
import org.fieldpost.exchange.entry.Body;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.server.access.CodeSafe;
import org.fieldpost.server.access.People;
import org.fieldpost.server.analysis.AfterMeasurePages;
import org.fieldpost.server.analysis.AnalysisPages;
import org.fieldpost.server.analysis.Behind;
import org.fieldpost.server.analysis.CoveragePages;
import org.fieldpost.server.analysis.LagPages;
import org.fieldpost.server.analysis.MapPages;
import org.fieldpost.server.analysis.PlansKept;
import org.fieldpost.server.analysis.Recount;
import org.fieldpost.server.analysis.RegionAssignment;
import org.fieldpost.server.analysis.Reports;
import org.fieldpost.server.analysis.TrendPages;
import org.fieldpost.server.exercise.ExercisePages;
import org.fieldpost.server.exercise.ExerciseShelf;
import org.fieldpost.server.exercise.InjectPages;
import org.fieldpost.server.exercise.RunPages;
import org.fieldpost.server.exercise.RunWork;
import org.fieldpost.server.exercise.ShelfPages;
import org.fieldpost.server.features.FeatureRoutes;
import org.fieldpost.server.ingest.CourierDesk;
import org.fieldpost.server.ingest.ExchangeRoute;
import org.fieldpost.server.ingest.ImportDesk;
import org.fieldpost.server.ingest.Ingest;
import org.fieldpost.server.ingest.SetAsidePages;
import org.fieldpost.server.ingest.TextDesk;
import org.fieldpost.server.mission.MissionPackages;
import org.fieldpost.server.mission.MissionSpace;
import org.fieldpost.server.mission.Recipients;
import org.fieldpost.server.mission.RunningTime;
import org.fieldpost.server.operation.Measures;
import org.fieldpost.server.operation.MonitorPort;
import org.fieldpost.server.operation.Readiness;
import org.fieldpost.server.people.LinkPages;
import org.fieldpost.server.people.LogPages;
import org.fieldpost.server.people.OwnPages;
import org.fieldpost.server.people.PeoplePages;
import org.fieldpost.server.people.SignInPages;
import org.fieldpost.server.phones.KeyUpkeep;
import org.fieldpost.server.phones.Phones;
import org.fieldpost.server.phones.PhonesPages;
import org.fieldpost.server.planning.HandingDown;
import org.fieldpost.server.planning.PlanPages;
import org.fieldpost.server.products.ExportPages;
import org.fieldpost.server.products.WiderPages;
import org.fieldpost.server.redaction.RedactionPages;
import org.fieldpost.server.redaction.Redactions;
import org.fieldpost.server.retention.Daily;
import org.fieldpost.server.review.AlertPages;
import org.fieldpost.server.review.FindPages;
import org.fieldpost.server.review.PatrolReportPages;
import org.fieldpost.server.review.QueuePages;
import org.fieldpost.server.review.ReviewPages;
import org.fieldpost.server.sealed.RecipientPages;
import org.fieldpost.server.sealed.ReleasePages;
import org.fieldpost.server.sealed.SealedPages;
import org.fieldpost.server.setup.MarkerPages;
import org.fieldpost.server.setup.Markers;
import org.fieldpost.server.setup.MissionPages;
import org.fieldpost.server.sitrep.SitrepPages;
import org.fieldpost.server.storage.Database;
import org.fieldpost.server.tls.TlsDoor;
import org.fieldpost.server.web.Door;
import org.fieldpost.server.web.Web;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running sync server, wired by hand: everything it is made of is named here. */
public final class SyncServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SyncServer.class);

    /** So long whatever is under way may take when the server is stopped. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final Database database;
    private final People people;
    private final Phones phones;
    private final KeyUpkeep keyUpkeep;
    private final RunWork runs;
    private final Optional<Daily> retention;
    private final Measures measures = new Measures();
    private final Optional<MonitorPort> monitor;
    private final Recipients recipients;
    private final Redactions redactions;
    private final Reports reports;
    private final CourierDesk courierDesk;
    private final Web web;
    private final Javalin http;
    private final String host;
    private final String publicUrl;
    private final Optional<TlsDoor> tls;

    private SyncServer(Settings settings, Database database, Clock clock, RunningTime running, SecureRandom random) {
        this.database = database;
        this.host = settings.host();
        var space = MissionSpace.open(
                database, settings.mission(), settings.mode(), settings.restored(), clock, running, random);
        people = new People(
                database,
                settings.mode(),
                space.outside(),
                new CodeSafe(space.keys().derived("one-time codes", CodeSafe.KEY_BYTES), random),
                clock,
                random);
        people.codes().sealOld();
        tls = TlsDoor.of(
                settings.tls(),
                space.keys().derived("tls", TlsDoor.SEED_BYTES),
                List.of(settings.publicUrl(), settings.phoneAddress()),
                settings.host(),
                clock);
        publicUrl = settings.publicUrl();
        phones = new Phones(database, space, clock, random, settings.compareFingerprints());
        if (settings.restored()) {
            phones.remember();
            People.remember(database, space.outside());
        }
        reports = new Reports(database, space);
        redactions = new Redactions(database, space.outside());
        if (settings.restored()) {
            redactions.remember();
        }
        redactions.overwriteOwed().ifPresent(notDone -> LOG.warn("{}", notDone));
        reports.placeAll();
        space.packages().settle(SyncServer::assignRegions);
        Recount.once(database, space.mission());
        recipients = new Recipients(database, space);
        var ingest = new Ingest(database, space, phones, recipients, reports, clock, random, measures::envelope);
        courierDesk = new CourierDesk(database, ingest, clock);
        var imports = new ImportDesk(database, space, phones, ingest, clock, random);
        var handingDown = new HandingDown(database, downlink(ingest, space), clock, random);
        var exercises = new ExerciseShelf(database, space, clock);
        runs = new RunWork(database, space, exercises, ingest::tell, clock, random);
        var markers = new Markers(database, random);
        var maps = new MapPages(database, space, markers::all, clock);
        var review = new ReviewPages(database, reports, new Behind(database, space), ingest::tell, clock, random);
        web = new Web(
                space,
                people,
                measures.registry(),
                new Door(settings.host(), settings.port(), publicUrl, tls, settings.proxies()));
        http = web.start(List.of(
                new Readiness(database, settings.diskMark(), web::stopping),
                new ExchangeRoute(ingest),
                new SignInPages(people),
                new LinkPages(people),
                new OwnPages(people, clock),
                new PeoplePages(people, space),
                new LogPages(people),
                courierDesk,
                new TextDesk(database, space, phones, clock),
                new SetAsidePages(database, ingest::readAgain, clock),
                new SealedPages(database, space, clock),
                new RecipientPages(recipients, space),
                new ReleasePages(database, space, clock, random),
                new RedactionPages(database, reports, redactions, clock),
                new PlanPages(handingDown, phones, space, clock),
                new RunPages(database, space, phones, runs, exercises, recipients, clock, random),
                new PhonesPages(phones, ingest::confirm, settings.phoneAddress(), tls.flatMap(TlsDoor::pin)),
                new MissionPages(space, () -> RegionAssignment.reportsByRegion(database), SyncServer::assignRegions),
                imports,
                new MarkerPages(space, markers),
                review,
                new QueuePages(review),
                new FindPages(database, space, reports),
                new AlertPages(database, clock),
                new PatrolReportPages(database, space, clock),
                new CoveragePages(database, space, (from, until) -> planned(handingDown, from, until), clock),
                new TrendPages(database, space, markers::all, clock),
                new LagPages(database, space, markers::all, clock),
                maps,
                new AfterMeasurePages(database, space, maps::neighbourhood, markers::all, clock),
                new SitrepPages(database, space, people.log(), clock),
                new AnalysisPages(database, space, ingest::setAside, clock),
                new FeatureRoutes(space, database, clock),
                new ExportPages(database, space, clock),
                new WiderPages(database, space, clock),
                new ShelfPages(exercises, space),
                new ExercisePages(exercises, space),
                new InjectPages(exercises, space)));
        keyUpkeep = new KeyUpkeep(space, phones, () -> {
            tls.ifPresent(TlsDoor::look);
            imports.letGo();
        });
        measures.watch(database, ingest::setAside, clock);
        monitor = monitor(settings);
        retention = settings.retention().map(kept -> new Daily(database, kept, clock));
    }

    private Optional<MonitorPort> monitor(Settings settings) {
        try {
            return settings.monitorPort().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MonitorPort(
                            settings.monitorHost(), settings.monitorPort().getAsInt(), measures.registry()));
        } catch (ProblemException e) {
            http.stop();
            throw e;
        }
    }

    private static void assignRegions(Connection db, MissionPackages.Version version) throws SQLException {
        RegionAssignment.again(db, version.mission().regions());
        TextDesk.assignAgain(db, version.mission().regions());
        Recount.all(db, version.mission());
    }

    private static List<PlansKept.Planned> planned(HandingDown handingDown, Instant from, Instant until) {
        return handingDown.planned(from, until).stream()
                .map(plan -> new PlansKept.Planned(plan.crewCode(), plan.start(), plan.places()))
                .toList();
    }

    private static HandingDown.Downlink downlink(Ingest ingest, MissionSpace space) {
        return new HandingDown.Downlink() {
            @Override
            public long tell(EnrolmentId phone, Body body) {
                return ingest.tell(phone, body);
            }

            @Override
            public int generation() {
                return Math.toIntExact(space.epoch());
            }
        };
    }

    /**
     * Starts a server.
     *
     * @throws org.fieldpost.model.words.ProblemException naming what stands in the way and the remedy
     */
    public static SyncServer start(Settings settings, Clock clock, SecureRandom random) {
        return start(settings, clock, RunningTime.ofThisMachine(), random);
    }

    /** As {@link #start(Settings, Clock, SecureRandom)}, with another measure of how long it runs. */
    static SyncServer start(Settings settings, Clock clock, RunningTime running, SecureRandom random) {
        Database database = Database.open(settings.directory(), settings.database());
        try {
            return new SyncServer(settings, database, clock, running, random);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public String address() {
        return (tls.isPresent() ? "https://" : "http://") + host + ":" + http.port();
    }

    /** Where people are told to come: its public address, or else {@link #address()}. */
    public String publicAddress() {
        return publicUrl.isEmpty() ? address() : publicUrl;
    }

    /** As phones are told where it is, when nothing else was said. */
    public ServerAddress forPhones() {
        return new ServerAddress(address(), tls.flatMap(TlsDoor::pin));
    }

    /** Its own TLS, if it has it. */
    public Optional<TlsDoor> tls() {
        return tls;
    }

    /** Where the numbers are given out, if they are. */
    public Optional<String> monitorAddress() {
        return monitor.map(MonitorPort::address);
    }

    public People people() {
        return people;
    }

    public Phones phones() {
        return phones;
    }

    public Reports reports() {
        return reports;
    }

    public Redactions redactions() {
        return redactions;
    }

    public Recipients recipients() {
        return recipients;
    }

    public CourierDesk courierDesk() {
        return courierDesk;
    }

    int underWay() {
        return web.underWay();
    }

    KeyUpkeep keyUpkeep() {
        return keyUpkeep;
    }

    /** The HTTP server, to look at its routes. */
    public Javalin http() {
        return http;
    }

    /** Answers what is under way, then stops; everything acknowledged is on the disk. */
    @Override
    public void close() {
        try {
            web.stop(LONGEST_ANSWER);
            http.stop();
        } catch (JavalinException stillConnected) {
            // somebody who went away in the middle of his request is not waited for
            LOG.info("stopped with connections open: {}", String.valueOf(stillConnected.getCause()));
        } finally {
            keyUpkeep.close();
            runs.close();
            retention.ifPresent(Daily::close);
            monitor.ifPresent(MonitorPort::close);
            measures.close();
            database.close();
        }
    }
}
