package com.loctelli.surface;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.edge.RawRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.queue.SealedQueueFunction;
import com.loctelli.texting.ReconcileSms;
import com.loctelli.texting.TestSms;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SurfaceTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.loctelli");

    /** The parts of a message's body that say nothing about a person, beside ids, numbers, instants and constants. */
    private static final Set<String> BARE = Set.of(
            "BookingChanged.from",
            "BookingChanged.to",
            "BookingChanged.actor",
            "LeadCaptured.source",
            "TextStatus.sid",
            "TextStatus.recipient",
            "TextStatus.word",
            "TurnDue.kind");

    /** Who is let in without a token: each is here because somebody decided so. */
    private static final Set<String> OPEN = Set.of(
            "POST /v1/auth/login",
            "POST /v1/auth/password-reset",
            "POST /v1/auth/password-reset/confirm",
            "POST /v1/auth/2fa/setup",
            "POST /v1/auth/2fa/setup/confirm",
            "POST /v1/auth/refresh",
            "POST /v1/auth/register",
            "POST /v1/admin/auth/register",
            "GET /v1/public/invitations/{code}",
            "POST /v1/auth/verify-email",
            "POST /v1/admin/auth/login",
            "POST /v1/admin/auth/refresh",
            "GET /v1/.well-known/jwks.json",
            "GET /v1/health",
            "GET /v1/version",
            "POST /v1/webhooks/ghl",
            "POST /v1/webhooks/ghl/{eventType}",
            "POST /v1/webhooks/twilio/sms",
            "POST /v1/webhooks/twilio/status");

    @Test
    void everyFunctionOfTheCodeIsListedOnceAndNothingElse() {
        assertEquals(
                deployable(HttpFunction.class),
                listed(Stream.concat(Surface.ROUTES.stream(), Stream.of(Surface.OTHERWISE))
                        .map(Route::function)));
        assertEquals(
                deployable(QueueFunction.class), listed(Surface.QUEUES.stream().map(QueueBinding::function)));
        assertEquals(
                deployable(ScheduledFunction.class),
                listed(Surface.SCHEDULES.stream().map(ScheduleBinding::function)));
    }

    @Test
    void nothingThatSaysSomethingOfAPersonLiesInAQueueUnsealed() {
        var said = new TreeSet<String>();
        for (var queue : Surface.QUEUES) {
            if (!(queue.function().getGenericSuperclass() instanceof ParameterizedType made)
                    || made.getRawType() == SealedQueueFunction.class) {
                continue;
            }
            var body = (Class<?>) made.getActualTypeArguments()[0];
            for (var part : body.getRecordComponents()) {
                var name = part.getName();
                boolean isIds = name.endsWith("Id") || name.endsWith("Ids");
                boolean isValue =
                        part.getType().isPrimitive() || part.getType().isEnum() || isNumberOrTime(part.getType());
                if (!isIds && !isValue) {
                    said.add(body.getSimpleName() + "." + name);
                }
            }
        }
        assertEquals(new TreeSet<>(BARE), said);
    }

    /** Neither names anybody. */
    private static boolean isNumberOrTime(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type.getName().startsWith("java.time.");
    }

    @Test
    void onlyAnAliasSharesItsFunctionWithAnotherRoute() {
        var shared = Surface.ROUTES.stream().collect(groupingBy(Route::function)).values().stream()
                .filter(routes -> routes.size() > 1)
                .flatMap(List::stream)
                .map(Route::key)
                .collect(toSet());
        assertEquals(Set.of("POST /v1/webhooks/ghl", "POST /v1/webhooks/ghl/{eventType}"), shared);
    }

    @Test
    void noTwoRoutesAnswerTheSameCall() {
        var keys = Surface.ROUTES.stream()
                .map(route -> route.key().replaceAll("\\{[^}]*}", "{}"))
                .collect(groupingBy(Function.identity(), counting()));
        assertTrue(keys.values().stream().allMatch(n -> n == 1), keys::toString);
    }

    @Test
    void everyPathParameterIsAComponentOfTheRequest() {
        var unbound = new ArrayList<String>();
        for (var route : Surface.ROUTES) {
            if (route.request() == RawRequest.class) {
                continue;
            }
            var names = route.request() == NoRequest.class
                    ? Set.<String>of()
                    : Arrays.stream(route.request().getRecordComponents())
                            .map(component -> component.getName())
                            .collect(toSet());
            route.pathParameters().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> unbound.add(route.key() + " " + name));
        }
        assertEquals(List.of(), unbound);
    }

    /** A request to the carrier ends after ten seconds, and none begins once its list was read for fifteen. */
    @Test
    void whoWaitsForTheCarrierIsNotStoppedBeforeTheCarrierIs() {
        var asking = Surface.ROUTES.stream()
                .filter(route -> Set.of(ReconcileSms.Function.class, TestSms.Function.class)
                        .contains(route.function()))
                .toList();
        assertEquals(2, asking.size());
        for (var route : asking) {
            assertTrue(route.limits().timeout().compareTo(Duration.ofSeconds(25)) > 0, route.key());
        }
    }

    @Test
    void onlyTheRoutesOnTheShortListAreOpen() {
        var open = Surface.ROUTES.stream()
                .filter(route -> route.permission().isOpen())
                .map(Route::key)
                .collect(toSet());
        assertEquals(new TreeSet<>(OPEN), new TreeSet<>(open));
    }

    @Test
    void aRouteIsRawExactlyWhenItIsAWebhook() {
        for (var route : Surface.ROUTES) {
            assertEquals(route.permission() == Permission.WEBHOOK, route.request() == RawRequest.class, route.key());
        }
    }

    @Test
    void whatAnAdminDoesIsUnderAdminAndNothingElse() {
        for (var route : Surface.ROUTES) {
            boolean isAdmins = route.permission() == Permission.ADMIN || route.permission() == Permission.SUPER_ADMIN;
            boolean isSignIn = route.path().startsWith("/v1/admin/auth/");
            // The contract has the trial of the carrier's account beside the texts.
            boolean isUnderAdmin =
                    route.path().startsWith("/v1/admin/") || route.path().equals("/v1/sms/test");
            assertEquals(isUnderAdmin, isAdmins || isSignIn, route.key());
        }
    }

    @Test
    void everyFunctionIsNamedOnceAndCanBeMadeOverAPlatform() {
        var all = new ArrayList<Class<?>>();
        Surface.ROUTES.stream().map(Route::function).distinct().forEach(all::add);
        Surface.QUEUES.forEach(binding -> all.add(binding.function()));
        Surface.SCHEDULES.forEach(binding -> all.add(binding.function()));
        for (var function : all) {
            assertTrue(
                    Arrays.stream(function.getConstructors())
                            .anyMatch(made -> Arrays.equals(made.getParameterTypes(), new Class<?>[] {Platform.class})),
                    function.getName());
            assertTrue(
                    Arrays.stream(function.getConstructors()).anyMatch(made -> made.getParameterCount() == 0),
                    function.getName());
            assertTrue(Modifier.isFinal(function.getModifiers()), function.getName());
        }
        var names = new ArrayList<String>();
        Surface.ROUTES.stream()
                .collect(groupingBy(Route::function))
                .values()
                .forEach(same -> names.add(same.getFirst().name()));
        Surface.QUEUES.forEach(binding -> names.add(binding.name()));
        Surface.SCHEDULES.forEach(binding -> names.add(binding.name()));
        assertEquals(names.size(), new HashSet<>(names).size(), names::toString);
    }

    @Test
    void aQueueHasOneConsumerWhoseTimeFitsIntoItsVisibility() {
        var queues = Surface.QUEUES.stream().map(QueueBinding::queue).toList();
        assertEquals(queues.size(), new HashSet<>(queues).size());
        for (var binding : Surface.QUEUES) {
            assertTrue(
                    binding.queue()
                                    .visibility()
                                    .compareTo(binding.limits().timeout().multipliedBy(6))
                            >= 0,
                    binding.name());
        }
    }

    private static Set<String> deployable(Class<?> kind) {
        return CLASSES.stream()
                .filter(found -> found.isAssignableTo(kind))
                .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Set<String> listed(Stream<? extends Class<?>> functions) {
        return functions.map(Class::getName).collect(TreeSet::new, Set::add, Set::addAll);
    }
}
