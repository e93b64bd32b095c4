package io.turbozap.identity.directory;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.directory.Login.Kind;
import io.turbozap.identity.directory.SignUps.NewAccount;
import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.identity.token.OneTimeToken;
import io.turbozap.identity.token.RefreshTokens;
import io.turbozap.store.Database;
import io.turbozap.store.Engine;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People, log-ins, invites and keys, in the store and in memory. */
@ExtendWith(VertxExtension.class)
final class DirectoryTest {

    private static final long DAY = 86_400_000;
    private static final Actor BROWSER = new Actor(Actor.Kind.SYSTEM, null, "127.0.0.1", "curl");

    private final SecureRandom random = new SecureRandom();
    private final RefreshTokens tokens = new RefreshTokens(new HmacSha256(new byte[32]), 30 * DAY, 7 * DAY);
    private final RefreshTokens cookies = new RefreshTokens(new HmacSha256(new byte[32]), 30 * DAY, DAY / 2);

    private long now = 1_800_000_000_000L;
    private Database database;
    private DirectoryStore store;
    private Directory directory;
    private LogIns logIns;
    private SignUps signUps;
    private Users users;
    private Passwords passwords;
    private Invites invites;
    private IssuedKeys keys;

    private void open(Vertx vertx, String url) {
        database = await(Stores.open(vertx, url, StoreOptions.defaults()));
        read();
    }

    /** As after a restart. */
    private void read() {
        store = await(DirectoryStore.open(database, () -> Instant.ofEpochMilli(now)));
        directory = store.directory();
        logIns = new LogIns(store, tokens, cookies, random);
        signUps = new SignUps(store);
        users = new Users(store, logIns);
        passwords = new Passwords(store, logIns, random);
        invites = new Invites(store, random, 7 * DAY);
        keys = new IssuedKeys(store, random);
    }

    @AfterEach
    void close() {
        if (database != null) {
            await(database.close());
        }
    }

    private User signUp(String email) {
        return await(signUps.signUp(
                new NewAccount("Padaria", "Ana", email, "$hash"),
                /* byOperator= */ false,
                /* approved= */ true,
                BROWSER));
    }

    private List<String> audited() {
        return await(database.read(
                "SELECT actor_kind, action, entity FROM audit ORDER BY id LIMIT 1000",
                row -> row.text(0) + " " + row.text(1) + " " + row.text(2)));
    }

    private static void assertRefused(CommandException.Code code, Future<?> refused) {
        assertTrue(CommandException.is(code, assertThrows(Throwable.class, () -> await(refused))), code.name());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everything_is_there_again_after_a_restart(Engine engine, Vertx vertx, @TempDir Path folder) {
        open(vertx, engine.freshUrl(folder));
        User ana = signUp("ana@padaria.com");
        Login login = await(logIns.begin(ana, Kind.TOKEN, BROWSER)).login();
        IssuedKey key = await(keys.make(ana.org(), "shop", Set.of(Scope.CAMPAIGNS_READ), now + DAY, BROWSER))
                .key();
        Organisation padaria = directory.organisation(ana.org());
        Organisation first = directory.organisation(Org.FIRST);

        read();

        assertEquals(ana, directory.byEmail("ana@padaria.com"));
        assertEquals(ana, directory.person(ana.org(), ana.id()));
        assertEquals(login, directory.login(login.number()));
        assertEquals(key, directory.key(key.prefix()));
        assertEquals(padaria, directory.organisation(padaria.id()));
        assertEquals(first, directory.organisation(Org.FIRST));
        assertEquals(2, directory.organisations().size());
        assertNotEquals(ana.number(), signUp("bia@loja.com").number());
        assertEquals(
                List.of(
                        "person CREATE ORGANISATION",
                        "person LOGIN USER",
                        "system KEY_CREATE API_KEY",
                        "person CREATE ORGANISATION"),
                audited());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_row_of_one_organisation_cannot_refer_to_another(Engine engine, Vertx vertx, @TempDir Path folder) {
        open(vertx, engine.freshUrl(folder));
        User ana = signUp("ana@padaria.com");
        String foreign = "INSERT INTO login (id, org_id, person_id, kind, nonce, rotated_at, used_at, created_at)"
                + " VALUES (99, ?, ?, 'token', 'n', 1, 1, 1)";

        assertThrows(Throwable.class, () -> await(database.write(Statement.of(foreign, Org.FIRST.id(), ana.number()))));
        await(database.write(Statement.of(foreign, ana.org().id(), ana.number())));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void the_operators_first_sign_up_adopts_what_is_there(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        NewAccount account = new NewAccount("Padaria", "Ana", "ana@padaria.com", "$hash");

        User ana = await(signUps.signUp(account, /* byOperator= */ true, /* approved= */ true, BROWSER));
        User bia = await(signUps.signUp(
                new NewAccount("Loja", "Bia", "bia@loja.com", "$hash"),
                /* byOperator= */ true,
                /* approved= */ true,
                BROWSER));

        assertEquals(Org.FIRST, ana.org());
        assertEquals("Padaria", directory.organisation(Org.FIRST).name());
        assertNotEquals(Org.FIRST, bia.org());
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void an_address_is_used_once_however_many_sign_up_at_once(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        List<Future<User>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(signUps.signUp(new NewAccount("Padaria", "Ana", "ana@padaria.com", "$hash"), false, true, BROWSER));
        }
        await(Future.join(all).otherwiseEmpty());

        assertEquals(1, all.stream().filter(Future::succeeded).count());
        assertEquals(2, directory.organisations().size());
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_log_in_goes_on_by_its_tokens_until_one_is_used_twice(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        LogIns.Open open = await(logIns.begin(ana, Kind.TOKEN, BROWSER));
        now += 60_000;

        LogIns.Open next = await(logIns.refresh(open.secret(), BROWSER));
        assertEquals(
                next.secret(), await(logIns.refresh(open.secret(), BROWSER)).secret());
        read();
        LogIns.Open third = await(logIns.refresh(next.secret(), BROWSER));
        assertNull(await(logIns.refresh(open.secret(), BROWSER)));

        assertNull(directory.login(open.login().number()));
        assertNull(await(logIns.refresh(third.secret(), BROWSER)));
        assertTrue(audited().contains("person LOGIN_REUSED USER"));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_token_that_was_made_up_ends_no_log_in(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        LogIns.Open open = await(logIns.begin(signUp("ana@padaria.com"), Kind.TOKEN, BROWSER));
        String forged = "tzr_" + open.login().number() + "_0_" + "A".repeat(43);

        assertNull(await(logIns.refresh(forged, BROWSER)));
        await(logIns.end(forged, BROWSER));

        assertNotNull(await(logIns.refresh(open.secret(), BROWSER)));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_cookie_is_no_refresh_token_and_the_other_way_round(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        LogIns.Open cookie = await(logIns.begin(ana, Kind.COOKIE, BROWSER));
        LogIns.Open token = await(logIns.begin(ana, Kind.TOKEN, BROWSER));

        assertNull(await(logIns.refresh(cookie.secret(), BROWSER)));
        assertNull(logIns.ofCookie(token.secret()));
        assertEquals(cookie.login(), logIns.ofCookie(cookie.secret()));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_cookie_lives_while_it_is_used_and_for_a_month_at_most(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        String cookie = await(logIns.begin(signUp("ana@padaria.com"), Kind.COOKIE, BROWSER))
                .secret();
        for (int i = 0; i < 60; i++) {
            assertNotNull(logIns.ofCookie(cookie), "use " + i);
            await(store.change(Future::succeededFuture));
            now += DAY / 2 - 1;
        }
        assertNotNull(logIns.ofCookie(cookie));
        now += 100;
        assertNull(logIns.ofCookie(cookie));

        String idle = await(logIns.begin(directory.byEmail("ana@padaria.com"), Kind.COOKIE, BROWSER))
                .secret();
        now += DAY / 2;
        assertNull(logIns.ofCookie(idle));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void the_earliest_log_in_gives_way_to_the_twenty_first(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        LogIns.Open first = await(logIns.begin(ana, Kind.TOKEN, BROWSER));
        for (int i = 0; i < LogIns.MOST; i++) {
            await(logIns.begin(ana, Kind.TOKEN, BROWSER));
        }

        assertEquals(LogIns.MOST, directory.logins(ana).size());
        assertNull(await(logIns.refresh(first.secret(), BROWSER)));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_deactivated_person_is_out_at_once(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        Invites.Made invite = await(invites.invite(ana.org(), "bia@padaria.com", Role.AGENT, BROWSER));
        User bia = await(invites.accept(invite.token(), "Bia", "$hash", BROWSER));
        LogIns.Open open = await(logIns.begin(bia, Kind.COOKIE, BROWSER));

        User out = await(users.deactivate(ana.org(), bia.id(), /* withKeys= */ false, BROWSER));

        assertFalse(out.active());
        assertEquals(bia.version() + 1, out.version());
        assertNull(logIns.ofCookie(open.secret()));
        assertEquals(out, await(users.deactivate(ana.org(), bia.id(), /* withKeys= */ false, BROWSER)));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void keys_of_a_deactivated_person_end_if_that_is_wanted(Engine engine, Vertx vertx, @TempDir Path folder) {
        open(vertx, engine.freshUrl(folder));
        User ana = signUp("ana@padaria.com");
        Actor byAna = BROWSER.asPerson(ana.id());
        Invites.Made invite = await(invites.invite(ana.org(), "bia@padaria.com", Role.ADMIN, byAna));
        User bia = await(invites.accept(invite.token(), "Bia", "$hash", BROWSER));
        Set<Scope> scopes = Set.of(Scope.USERS_READ);
        await(keys.make(ana.org(), "of Bia", scopes, null, BROWSER.asPerson(bia.id())));
        IssuedKey other =
                await(keys.make(ana.org(), "of Ana", scopes, null, byAna)).key();

        await(users.deactivate(ana.org(), bia.id(), /* withKeys= */ true, byAna));

        assertEquals(List.of(other), directory.keys(ana.org()));
        read();
        assertEquals(List.of(other), directory.keys(ana.org()));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void settings_that_are_not_given_stay(Engine engine, Vertx vertx, @TempDir Path folder) {
        open(vertx, engine.freshUrl(folder));
        Org padaria = signUp("ana@padaria.com").org();
        await(users.update(
                padaria, null, new JsonObject().put("timezone", "UTC").put("visibility", "all"), BROWSER));

        await(users.update(padaria, "Pão", new JsonObject().put("visibility", "mine"), BROWSER));

        read();
        Organisation stored = directory.organisation(padaria);
        assertEquals("Pão", stored.name());
        assertEquals("{\"timezone\":\"UTC\",\"visibility\":\"mine\"}", stored.settings());
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void the_last_active_admin_stays(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");

        assertRefused(
                CommandException.Code.CONFLICT, users.deactivate(ana.org(), ana.id(), /* withKeys= */ false, BROWSER));
        assertRefused(
                CommandException.Code.CONFLICT, users.update(ana.org(), ana.id(), null, Role.AGENT, null, BROWSER));
        assertRefused(
                CommandException.Code.NOT_FOUND, users.deactivate(Org.FIRST, ana.id(), /* withKeys= */ false, BROWSER));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void an_invite_is_replaced_by_the_next_and_good_once(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        Org padaria = signUp("ana@padaria.com").org();
        Invites.Made old = await(invites.invite(padaria, "bia@padaria.com", Role.AGENT, BROWSER));
        Invites.Made made = await(invites.invite(padaria, "bia@padaria.com", Role.ADMIN, BROWSER));

        assertEquals(List.of(made.invite()), await(invites.list(padaria, /* all= */ false)));
        assertNull(await(invites.accept(old.token(), "Bia", "$hash", BROWSER)));
        User bia = await(invites.accept(made.token(), "Bia", "$hash", BROWSER));
        assertEquals(Role.ADMIN, bia.role());
        assertEquals(padaria, bia.org());
        assertNull(await(invites.accept(made.token(), "Bia", "$hash", BROWSER)));
        assertRefused(CommandException.Code.CONFLICT, invites.invite(padaria, "bia@padaria.com", Role.AGENT, BROWSER));
        assertEquals(2, await(invites.list(padaria, /* all= */ true)).size());
        assertEquals(List.of(), await(invites.list(Org.FIRST, /* all= */ true)));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void an_invite_ends_by_time_and_by_being_taken_back(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        Org padaria = signUp("ana@padaria.com").org();
        Invites.Made late = await(invites.invite(padaria, "bia@padaria.com", Role.AGENT, BROWSER));
        now += 7 * DAY;
        assertNull(await(invites.accept(late.token(), "Bia", "$hash", BROWSER)));
        // the address of an invite that has run out can be invited again
        Invites.Made back = await(invites.invite(padaria, "bia@padaria.com", Role.AGENT, BROWSER));

        assertFalse(await(invites.revoke(Org.FIRST, back.invite().id(), BROWSER)));
        assertTrue(await(invites.revoke(padaria, back.invite().id(), BROWSER)));
        assertNull(await(invites.accept(back.token(), "Bia", "$hash", BROWSER)));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_link_sets_a_password_once_and_ends_every_log_in(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        LogIns.Open open = await(logIns.begin(ana, Kind.TOKEN, BROWSER));
        OneTimeToken old = await(passwords.reset(ana, BROWSER));
        OneTimeToken link = await(passwords.reset(ana, BROWSER));

        assertFalse(await(passwords.redeem(old, "$new", BROWSER)));
        assertTrue(await(passwords.redeem(link, "$new", BROWSER)));
        assertFalse(await(passwords.redeem(link, "$newer", BROWSER)));

        assertEquals("$new", directory.byEmail("ana@padaria.com").passwordHash());
        assertNull(await(logIns.refresh(open.secret(), BROWSER)));
        OneTimeToken late = await(passwords.reset(ana, BROWSER));
        now += Passwords.RESET_LIFETIME;
        assertFalse(await(passwords.redeem(late, "$late", BROWSER)));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_changed_password_leaves_the_log_in_that_changed_it(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        LogIns.Open here = await(logIns.begin(ana, Kind.COOKIE, BROWSER));
        LogIns.Open there = await(logIns.begin(ana, Kind.COOKIE, BROWSER));

        await(passwords.set(ana, "$new", here.login().number(), BROWSER));

        assertNotNull(logIns.ofCookie(here.secret()));
        assertNull(logIns.ofCookie(there.secret()));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_key_is_good_until_it_runs_out_or_is_revoked(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        Org padaria = signUp("ana@padaria.com").org();
        IssuedKeys.Made made = await(keys.make(padaria, "shop", Set.of(Scope.MESSAGES_SEND), now + DAY, BROWSER));
        String text = made.text().text();

        assertEquals(made.key().id(), keys.recognise(text).id());
        assertNull(keys.recognise(text.substring(0, text.length() - 1) + "_"));
        await(store.change(Future::succeededFuture));
        assertEquals(now, directory.key(made.key().prefix()).lastUsedAt());
        now += DAY;
        assertNull(keys.recognise(text));
        IssuedKeys.Made other = await(keys.make(padaria, "shop", Set.of(Scope.MESSAGES_SEND), null, BROWSER));
        assertFalse(await(keys.revoke(Org.FIRST, other.key().id(), BROWSER)));
        assertTrue(await(keys.revoke(padaria, other.key().id(), BROWSER)));
        assertNull(keys.recognise(other.text().text()));
        read();
        assertNull(keys.recognise(other.text().text()));
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void no_secret_is_in_the_store(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        List<String> secrets = new ArrayList<>();
        secrets.add(await(logIns.begin(ana, Kind.TOKEN, BROWSER)).secret());
        secrets.add(await(invites.invite(ana.org(), "b@c.com", Role.AGENT, BROWSER))
                .token()
                .text());
        secrets.add(await(passwords.reset(ana, BROWSER)).text());
        secrets.add(await(keys.make(ana.org(), "k", Set.of(Scope.AUDIT_READ), null, BROWSER))
                .text()
                .text());
        StringBuilder content = new StringBuilder();
        Map<String, Integer> columns =
                Map.of("login", 13, "invite", 10, "password_reset", 6, "api_key", 11, "audit", 11);
        for (String table : columns.keySet()) {
            for (int column = 0; column < columns.get(table); column++) {
                int at = column;
                await(database.read(
                        "SELECT * FROM " + table + " LIMIT 100", row -> content.append(row.textOrNull(at))));
            }
        }

        assertTrue(content.length() > 500);
        for (String secret : secrets) {
            assertFalse(content.toString().contains(secret.substring(secret.length() - 43)));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_store_that_hangs_gathers_no_uses(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        String cookie = await(logIns.begin(ana, Kind.COOKIE, BROWSER)).secret();
        String key = await(keys.make(ana.org(), "shop", Set.of(Scope.AUDIT_READ), null, BROWSER))
                .text()
                .text();
        Promise<Void> hanging = Promise.promise();
        Future<Void> stuck = store.change(hanging::future);
        now += 60_000;

        for (int i = 0; i < 1_000; i++) {
            assertNotNull(logIns.ofCookie(cookie));
            assertNotNull(keys.recognise(key));
        }

        // the first use is known although the change before it has not ended: no later one adds anything
        assertEquals(now, directory.logins(ana).get(0).usedAt());
        assertEquals(now, directory.keys(ana.org()).get(0).lastUsedAt());
        hanging.complete();
        await(stuck);
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "MEMORY")
    void a_use_does_not_bring_back_what_has_ended(Engine engine, Vertx vertx) {
        open(vertx, engine.freshUrl(Path.of("")));
        User ana = signUp("ana@padaria.com");
        Login login = await(logIns.begin(ana, Kind.COOKIE, BROWSER)).login();

        directory.end(login);

        assertFalse(directory.replace(login, login));
        assertNull(directory.login(login.number()));
    }
}
