package io.turbozap.identity.directory;

import io.turbozap.campaign.Org;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.token.RefreshTokens;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rows of the tables that the directory is loaded from. */
final class DirectoryRows {

    private enum OrganisationColumn implements SelectItem {
        ID,
        PUBLIC_ID,
        NAME,
        SETTINGS,
        APPROVED,
        CREATED_AT,
        UPDATED_AT
    }

    private enum PersonColumn implements SelectItem {
        ORG_ID,
        ID,
        PUBLIC_ID,
        EMAIL,
        NAME,
        ROLE,
        PASSWORD,
        ACTIVE,
        VERSION,
        PREFERENCES,
        CREATED_AT
    }

    private enum LoginColumn implements SelectItem {
        ORG_ID,
        ID,
        PERSON_ID,
        KIND,
        NONCE,
        GENERATION,
        CREATED_AT,
        ROTATED_AT,
        USED_AT,
        IP,
        AGENT
    }

    private enum KeyColumn implements SelectItem {
        ORG_ID,
        PUBLIC_ID,
        NAME,
        PREFIX,
        HASH,
        SCOPES,
        CREATED_BY,
        CREATED_AT,
        EXPIRES_AT,
        LAST_USED_AT
    }

    private static final String ORGANISATIONS =
            "SELECT " + SelectItem.list(OrganisationColumn.class) + " FROM organization ORDER BY id";
    private static final String PEOPLE = "SELECT " + SelectItem.list(PersonColumn.class) + " FROM person ORDER BY id";
    private static final String LOGINS =
            "SELECT " + SelectItem.list(LoginColumn.class) + " FROM login WHERE ended_at IS NULL ORDER BY id";
    private static final String KEYS =
            "SELECT " + SelectItem.list(KeyColumn.class) + " FROM api_key WHERE revoked_at IS NULL ORDER BY public_id";

    private DirectoryRows() {}

    /** Reads everything into {@code directory}. Each organisation has a public id by then. */
    static Future<Void> load(Database database, Directory directory) {
        return database.scan(ORGANISATIONS, DirectoryRows::organisation, each(directory::put))
                .compose(read -> database.scan(PEOPLE, DirectoryRows::person, each(directory::put)))
                .compose(read -> database.scan(LOGINS, DirectoryRows::login, each(directory::put)))
                .compose(read -> database.scan(KEYS, DirectoryRows::key, each(directory::put)));
    }

    private static <T> Function<List<T>, Future<Void>> each(Consumer<T> sink) {
        return rows -> {
            rows.forEach(sink);
            return Future.succeededFuture();
        };
    }

    private static Organisation organisation(Row row) {
        return new Organisation(
                new Org(row.number(OrganisationColumn.ID)),
                row.text(OrganisationColumn.PUBLIC_ID),
                row.text(OrganisationColumn.NAME),
                row.text(OrganisationColumn.SETTINGS),
                row.flag(OrganisationColumn.APPROVED),
                row.number(OrganisationColumn.CREATED_AT),
                row.number(OrganisationColumn.UPDATED_AT));
    }

    private static User person(Row row) {
        return new User(
                new Org(row.number(PersonColumn.ORG_ID)),
                row.number(PersonColumn.ID),
                row.text(PersonColumn.PUBLIC_ID),
                row.text(PersonColumn.EMAIL),
                row.text(PersonColumn.NAME),
                Role.valueOf(row.text(PersonColumn.ROLE)),
                row.text(PersonColumn.PASSWORD),
                row.flag(PersonColumn.ACTIVE),
                row.number(PersonColumn.VERSION),
                row.text(PersonColumn.PREFERENCES),
                row.number(PersonColumn.CREATED_AT));
    }

    private static Login login(Row row) {
        return new Login(
                new Org(row.number(LoginColumn.ORG_ID)),
                row.number(LoginColumn.PERSON_ID),
                Login.Kind.parse(row.text(LoginColumn.KIND)),
                new RefreshTokens.Family(
                        row.number(LoginColumn.ID),
                        row.text(LoginColumn.NONCE),
                        row.integer(LoginColumn.GENERATION),
                        row.number(LoginColumn.CREATED_AT),
                        row.number(LoginColumn.ROTATED_AT)),
                row.number(LoginColumn.USED_AT),
                row.textOrNull(LoginColumn.IP),
                row.textOrNull(LoginColumn.AGENT));
    }

    private static IssuedKey key(Row row) {
        return new IssuedKey(
                new Org(row.number(KeyColumn.ORG_ID)),
                row.text(KeyColumn.PUBLIC_ID),
                row.text(KeyColumn.NAME),
                row.text(KeyColumn.PREFIX),
                row.text(KeyColumn.HASH),
                scopes(row.text(KeyColumn.SCOPES)),
                row.numberOrNull(KeyColumn.CREATED_BY),
                row.number(KeyColumn.CREATED_AT),
                row.numberOrNull(KeyColumn.EXPIRES_AT),
                row.numberOrNull(KeyColumn.LAST_USED_AT));
    }

    /** A scope that a later version made is none of this one. */
    private static Set<Scope> scopes(String names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(names.split(","))
                .map(Scope::parse)
                .filter(Objects::nonNull)
                .forEach(scopes::add);
        return scopes;
    }
}
