package org.fieldpost.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.SameSite;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.fieldpost.model.words.Language;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.model.words.Words;
import org.fieldpost.server.access.Deed;
import org.fieldpost.server.access.MachineTokens;
import org.fieldpost.server.access.People;
import org.fieldpost.server.access.Right;
import org.fieldpost.server.access.Sight;
import org.fieldpost.server.mission.MissionSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge of the server: every request passes its access rule, every form its forgery check, every answer carries strict
 * headers. Pages are templates compiled at build time.
 */
public final class Web {

    private static final Logger LOG = LoggerFactory.getLogger(Web.class);
    private static final String SESSION = "fieldpost-session";
    private static final String PHONES_PATH = "/exchange";
    private static final String LANGUAGE = "fieldpost-language";
    private static final String BEGUN = "fieldpost-begun";
    private static final String ASKED_FOR = "fieldpost-asked-for";
    private static final String FORM_TOKEN = "form_token";
    private static final Set<String> SECRET_FIELDS = Set.of("password", "again", "old", "code", FORM_TOKEN);
    private static final long MOST_EAGER_BYTES = 512 * 1024;
    private static final int HEADER_BYTES = 16;
    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_REQUEST_BYTES = 64 * 1024 * 1024;
    private static final Map<String, String> TYPES = Map.of(
            "css",
            "text/css; charset=utf-8",
            "js",
            "text/javascript; charset=utf-8",
            "ttf",
            "font/ttf",
            "svg",
            "image/svg+xml");
    /** Half a year. */
    private static final String STRICT_TRANSPORT = "max-age=15552000";

    static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self';"
                    + " connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final MissionSpace space;
    private final People people;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Web.class.getClassLoader(), "org.fieldpost.server.pages");
    private final String styleSheet = Look.styleSheet();
    private final MeterRegistry meters;
    private final Door door;
    private final Doorkeeper doorkeeper = new Doorkeeper();

    private volatile Function<People.Person, Optional<Page.Alert>> alerts = person -> Optional.empty();

    /** Who tells every page that flash reports wait. */
    public void alert(Function<People.Person, Optional<Page.Alert>> newest) {
        alerts = newest;
    }

    private volatile Function<People.Person, Integer> waiting = person -> 0;

    /** Who tells every page how many reports wait for a person's decision. */
    public void waiting(Function<People.Person, Integer> reports) {
        waiting = reports;
    }

    /** @param meters counts the answers */
    public Web(MissionSpace space, People people, MeterRegistry meters, Door door) {
        this.door = door;
        this.space = space;
        this.people = people;
        this.meters = meters;
    }

    /** A feature's routes; each names its right. */
    public interface Feature {
        void routes(RoutesConfig routes, Web web);
    }

    /**
     * Starts serving.
     *
     * @throws org.fieldpost.model.words.ProblemException when the port is in use or the address is not this machine's
     */
    public Javalin start(List<Feature> features) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.maxRequestSize = MOST_REQUEST_BYTES;
            config.http.prefer405over404 = true;
            config.jetty.host = door.host();
            config.jetty.port = door.port();
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.addCustomizer(door.proxies());
            });
            door.tls()
                    .ifPresent(tls -> config.jetty.addConnector((jetty, http) -> {
                        ServerConnector connector = tls.connector(jetty, http);
                        connector.setHost(door.host());
                        connector.setPort(door.port());
                        return connector;
                    }));
            config.jetty.modifyServer(this::bound);
            edge(config);
            own(config.routes);
            features.forEach(feature -> feature.routes(config.routes, this));
        });
        try {
            return server.start();
        } catch (JavalinBindException e) {
            server.stop();
            throw Problem.of("port.in_use", door.host(), String.valueOf(door.port()))
                    .causedBy(e);
        }
    }

    /** Slow senders hold no thread, and connections have a limit: both bound what anybody can make the server hold. */
    private void bound(Server jetty) {
        jetty.setStopTimeout(3_000);
        jetty.setErrorHandler(new BelowPages());
        jetty.insertHandler(doorkeeper);
        jetty.insertHandler(new EagerContentHandler(
                new EagerContentHandler.RetainedContentLoaderFactory(MOST_EAGER_BYTES, HEADER_BYTES, false)));
        jetty.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, jetty));
    }

    private void edge(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        routes.before(ctx -> {
            ctx.attribute(BEGUN, System.nanoTime());
            ctx.header("X-Content-Type-Options", "nosniff");
            ctx.header("Cache-Control", "no-store");
            // a phone shows no pages, and each byte of its answer counts
            if (!ctx.path().equals(PHONES_PATH)) {
                ctx.header("Content-Security-Policy", CONTENT_POLICY);
                ctx.header("Referrer-Policy", "no-referrer");
                if (door.strict()) {
                    ctx.header("Strict-Transport-Security", STRICT_TRANSPORT);
                }
            }
            // whether the server lives does not depend on its database
            if (!ctx.path().equals("/health")) {
                space.packages().look();
            }
        });
        routes.beforeMatched(ctx -> {
            Right right = right(config, ctx);
            if (right.byToken() && !admitted(ctx)) {
                ctx.skipRemainingHandlers();
                return;
            }
            Optional<People.Person> person = person(ctx);
            if (!right.allows(person.map(People.Person::roles), space.mode())) {
                boolean led = person.isEmpty() || ctx.path().equals("/");
                if (led && ctx.method().equals(HandlerType.GET)) {
                    ctx.redirect(page(ctx).home(), HttpStatus.SEE_OTHER);
                    ctx.skipRemainingHandlers();
                    return;
                }
                throw new ForbiddenResponse();
            }
            boolean owes = person.map(People.Person::owesCodes).orElse(false);
            if (owes && !right.open() && right != Right.SIGNED_IN) {
                if (right.byToken()) {
                    throw Problem.of("token.owes_codes").asException();
                }
                if (!ctx.method().equals(HandlerType.GET)) {
                    throw new ForbiddenResponse();
                }
                ctx.redirect("/me/codes", HttpStatus.SEE_OTHER);
                ctx.skipRemainingHandlers();
                return;
            }
            requireReadable(ctx);
            if (!right.open() && ctx.method().equals(HandlerType.POST)) {
                requireFormToken(ctx, person.orElseThrow(ForbiddenResponse::new));
            }
        });
        routes.after(this::measure);
        routes.exception(HttpResponseException.class, (e, ctx) -> refuse(ctx, e.getStatus(), Optional.empty()));
        routes.exception(
                ProblemException.class, (e, ctx) -> refuse(ctx, status(e.problem()), Optional.of(e.problem())));
        // the other end went away in the middle of its request
        routes.exception(EOFException.class, (e, ctx) -> refuse(ctx, 400, Optional.empty()));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), route(ctx), Wordless.of(e));
            refuse(ctx, 500, Optional.empty());
        });
        routes.error(404, ctx -> {
            if (ctx.result() == null
                    || ctx.result().isEmpty()
                    || String.valueOf(ctx.contentType()).startsWith("text/plain")) {
                refuse(ctx, 404, Optional.empty());
            }
        });
    }

    /** That there is no room, or no database, is not the fault of who asks. */
    private static int status(Problem problem) {
        if (problem.key().equals("token.owes_codes")) {
            return 403;
        }
        return problem.key().startsWith("storage.") ? 503 : 400;
    }

    /** Whether somebody asks: by a token, or signed in. Whom a token does not open to is answered here. */
    private boolean admitted(Context ctx) {
        Optional<String> token = Presented.token(ctx);
        if (token.isEmpty() && person(ctx).isPresent()) {
            return true;
        }
        MachineTokens.Result result = token.<MachineTokens.Result>map(
                        given -> people.tokens().open(given, ctx.ip()))
                .orElse(new MachineTokens.Refused());
        if (result instanceof MachineTokens.Opened opened) {
            ctx.attribute(ASKED_FOR, opened.person());
            return true;
        }
        if (result instanceof MachineTokens.Wait wait) {
            long seconds = wait.time().toSeconds() + 1;
            refuse(ctx, 429, Optional.of(Problem.of("sign_in.wait", seconds)));
            ctx.header("Retry-After", String.valueOf(seconds));
            return false;
        }
        refuse(ctx, 401, Optional.of(Problem.of(token.isEmpty() ? "token.none" : "token.refused")));
        for (String challenge : Presented.CHALLENGES) {
            ctx.res().addHeader("WWW-Authenticate", challenge);
        }
        return false;
    }

    /** Takes apart what the browser sent before anything is done with it: where that cannot be, it is the sender's fault. */
    private static void requireReadable(Context ctx) {
        if (ctx.path().equals(PHONES_PATH)) {
            return;
        }
        try {
            ctx.queryParamMap();
            ctx.cookieMap();
            if (ctx.method().equals(HandlerType.POST)) {
                ctx.formParamMap();
                ctx.uploadedFileMap();
            }
        } catch (HttpResponseException e) {
            throw e;
        } catch (Exception unreadable) {
            throw new BadRequestResponse();
        }
    }

    /** As the route is written, without what somebody asked for. */
    private static String route(Context ctx) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        return matched == null ? "none" : matched.path;
    }

    private void measure(Context ctx) {
        Long begun = ctx.attribute(BEGUN);
        if (begun == null) {
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        String route = route(ctx);
        meters.timer(
                        "fieldpost.requests",
                        "route",
                        route,
                        "method",
                        route.equals("none") ? "any" : ctx.method().name(),
                        "status",
                        ctx.statusCode() / 100 + "xx")
                .record(took);
        LOG.atInfo()
                .addKeyValue("route", route)
                .addKeyValue("status", ctx.statusCode())
                .addKeyValue("ms", took.toMillis())
                .log("answered");
    }

    /** From now on new requests are told to come back later; waits for those under way, but no longer than this. */
    public void stop(Duration longest) {
        doorkeeper.close(longest);
    }

    /** How many requests have begun and are not answered yet. */
    public int underWay() {
        return doorkeeper.underWay();
    }

    public boolean stopping() {
        return doorkeeper.closing();
    }

    /**
     * Says that something was not done, why, and what helps: on a page to whoever reads pages, else as a problem document.
     *
     * @param thrown empty for what the status itself means
     */
    public void refuse(Context ctx, int status, Optional<Problem> thrown) {
        Optional<Problem> problem = thrown.map(p -> Fields.named(ctx.path(), p));
        ctx.status(status);
        if (status == 503 || status == 429) {
            ctx.header("Retry-After", "5");
        }
        if (!readsPages(ctx)) {
            document(ctx, problem);
            return;
        }
        try {
            var told = Told.of(status, problem, words(ctx));
            show(ctx, "problem.jte", Map.of("text", told.detail(), "remedy", told.remedy(), "typed", typed(ctx)));
        } catch (ProblemException noDatabase) {
            document(ctx, problem);
        }
    }

    private void document(Context ctx, Optional<Problem> problem) {
        ctx.contentType(Told.CONTENT_TYPE)
                .result(Told.of(ctx.statusCode(), problem, words(ctx)).document());
    }

    private static boolean readsPages(Context ctx) {
        return String.valueOf(ctx.header("Accept")).contains("text/html");
    }

    /** HEAD is answered by its GET route and needs that route's right. */
    private static Right right(JavalinConfig config, Context ctx) {
        Set<RouteRole> roles = ctx.routeRoles();
        if (roles.isEmpty() && ctx.method().equals(HandlerType.HEAD)) {
            ParsedEndpoint get = config.unsafe.internalRouter.findFirstHttpHandlerEntry(HandlerType.GET, ctx.path());
            Roles of = get == null ? null : get.endpoint.metadata(Roles.class);
            roles = of == null ? Set.of() : of.getRoles();
        }
        return roles.stream()
                .map(Right.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The route " + ctx.path() + " names no right."));
    }

    private static void requireFormToken(Context ctx, People.Person person) {
        String given = String.valueOf(ctx.formParam(FORM_TOKEN));
        if (!MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), person.formToken().getBytes(StandardCharsets.UTF_8))) {
            throw new ForbiddenResponse();
        }
    }

    private void own(RoutesConfig routes) {
        routes.get("/health", ctx -> ctx.contentType("text/plain").result("ok\n"), Right.ANYONE);
        routes.get("/look/{name}", this::look, Right.ANYONE);
    }

    private void look(Context ctx) {
        String name = ctx.pathParam("name");
        ctx.header("Cache-Control", "public, max-age=3600");
        if (name.equals("pages.css")) {
            ctx.contentType(TYPES.get("css")).result(styleSheet);
            return;
        }
        if (!name.matches("[A-Za-z0-9_-]+\\.(ttf|svg|js)")) {
            throw new NotFoundResponse();
        }
        String folder = name.endsWith(".ttf") ? "fonts/" : "";
        ctx.contentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .result(Look.file(folder + name).orElseThrow(NotFoundResponse::new));
    }

    /** Begins a session: the browser keeps its token, no script sees it and no other site sends it. */
    public void open(Context ctx, String token) {
        keep(ctx, SESSION, token, People.SESSION_LASTS);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Ends the browser's session. */
    public void close(Context ctx) {
        people.signIn().signOut(String.valueOf(ctx.cookie(SESSION)));
        ctx.removeCookie(SESSION);
        ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    /** Where links in answers lead: the public address, or the one this page was opened by. */
    public String address(Context ctx) {
        return door.publicUrl().isEmpty() ? ctx.scheme() + "://" + ctx.host() : door.publicUrl();
    }

    /** Has the browser keep a secret for this server alone. */
    public static void keep(Context ctx, String name, String value, Duration time) {
        ctx.cookie(cookie(ctx, name, value, (int) time.toSeconds()));
    }

    /** Writes to the log who did this, by this request and by which of their tokens; nothing when there is nothing to tell of. */
    public void log(Context ctx, Deed deed, Collection<String> what) {
        if (!what.isEmpty()) {
            Optional<People.Person> who = person(ctx);
            String by = who.flatMap(People.Person::token)
                    .map(token -> " [" + token + "]")
                    .orElse("");
            people.log()
                    .append(who.map(People.Person::name).orElse(""), deed, ctx.method() + " " + ctx.path() + by, what);
        }
    }

    private static Cookie cookie(Context ctx, String name, String value, int seconds) {
        return new Cookie(name, value, "/", seconds, "https".equals(ctx.scheme()), true, null, SameSite.STRICT);
    }

    private Optional<People.Person> person(Context ctx) {
        People.Person askedFor = ctx.attribute(ASKED_FOR);
        if (askedFor != null) {
            return Optional.of(askedFor);
        }
        String token = ctx.cookie(SESSION);
        return token == null ? Optional.empty() : people.signedIn(token);
    }

    /** Which reports whoever asks may see. */
    public Sight sight(Context ctx) {
        return person(ctx).map(People.Person::sight).orElse(Sight.NOTHING);
    }

    /** What a page knows of this request; {@code ?lang=fr} changes the language and is remembered. */
    public Page page(Context ctx) {
        asked(ctx).ifPresent(language -> ctx.cookie(cookie(ctx, LANGUAGE, language.tag(), 365 * 24 * 3600)));
        return new Page(
                words(ctx),
                person(ctx),
                space,
                space.packages().current().vocabulary(),
                ctx.path(),
                again(ctx),
                () -> told(ctx, Right.READ_REPORTS, alerts).flatMap(alert -> alert),
                () -> told(ctx, Right.REVIEW, waiting).orElse(0),
                field -> refused(ctx) ? Optional.of(ctx.formParams(field)) : Optional.empty());
    }

    private static boolean refused(Context ctx) {
        return ctx.method().equals(HandlerType.POST) && ctx.statusCode() >= 400;
    }

    /** What somebody wrote into a form whose page cannot be shown again, to be copied; nothing that is secret or short. */
    private static List<String> typed(Context ctx) {
        try {
            return !refused(ctx)
                    ? List.of()
                    : ctx.formParamMap().entrySet().stream()
                            .filter(field -> !SECRET_FIELDS.contains(field.getKey()))
                            .flatMap(field -> field.getValue().stream())
                            .filter(value -> value.strip().matches("(?s).*\\s.*"))
                            .toList();
        } catch (Exception unreadable) {
            return List.of();
        }
    }

    private <T> Optional<T> told(Context ctx, Right right, Function<People.Person, T> what) {
        try {
            return person(ctx)
                    .filter(p -> right.allows(Optional.of(p.roles()), space.mode()))
                    .map(what);
        } catch (RuntimeException e) {
            // the page itself, maybe one about this very trouble, is worth more
            LOG.warn("a page does not say what waits: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    private static Optional<Language> asked(Context ctx) {
        try {
            return Optional.ofNullable(ctx.queryParam("lang"))
                    .flatMap(Language::ofTag)
                    .filter(Language.OF_PAGES::contains);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Words words(Context ctx) {
        return Words.in(asked(ctx)
                .or(() -> Optional.ofNullable(ctx.cookie(LANGUAGE)).flatMap(Language::ofTag))
                .filter(Language.OF_PAGES::contains)
                .orElse(Language.EN));
    }

    private static String again(Context ctx) {
        if (!ctx.method().equals(HandlerType.GET)) {
            boolean byLink = ctx.path().startsWith("/first/") || ctx.path().startsWith("/password/");
            return (byLink ? ctx.path() : "/" + ctx.path().split("/", 3)[1]) + "?";
        }
        return Stream.of(String.valueOf(Optional.ofNullable(ctx.queryString()).orElse(""))
                        .split("&"))
                .filter(field -> !field.isEmpty() && !field.startsWith("lang="))
                .map(field -> field + "&")
                .collect(Collectors.joining("", "?", ""));
    }

    /** Renders a template with the page and its own values; a page that refuses is a document to whoever reads no pages. */
    public void show(Context ctx, String template, Map<String, Object> values) {
        Optional<Problem> problem = values.get("problem") instanceof Optional<?> said
                ? said.filter(Problem.class::isInstance)
                        .map(Problem.class::cast)
                        .map(p -> Fields.named(ctx.path(), p))
                : Optional.empty();
        if (ctx.statusCode() >= 400 && !readsPages(ctx)) {
            document(ctx, problem);
            return;
        }
        var all = new HashMap<String, Object>(values);
        all.computeIfPresent("problem", (name, said) -> problem);
        all.put("page", page(ctx));
        var html = new StringOutput();
        templates.render(template, all, html);
        ctx.html(html.toString());
    }

    /** The request's bytes, refused beyond so many. */
    public static byte[] body(Context ctx, int most) throws IOException {
        if (ctx.req().getContentLengthLong() > most) {
            throw new ContentTooLargeResponse();
        }
        byte[] body = ctx.bodyInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new ContentTooLargeResponse();
        }
        return body;
    }

    /** Visits every route's method, path and right. */
    public static void eachRoute(Javalin server, Consumer<String> named) {
        for (ParsedEndpoint parsed : server.unsafe.internalRouter.allHttpHandlers()) {
            if (parsed.endpoint.method.isHttpMethod()) {
                Roles of = parsed.endpoint.metadata(Roles.class);
                named.accept(parsed.endpoint.method + " " + parsed.endpoint.path + " "
                        + (of == null ? "[]" : of.getRoles()));
            }
        }
    }
}
