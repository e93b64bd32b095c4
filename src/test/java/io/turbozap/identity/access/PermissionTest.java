package io.turbozap.identity.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PermissionTest {

    /** One row a permission, one cell a principal: admin, agent, the scope that a key needs, operator. */
    @ParameterizedTest
    @CsvSource({
        "ORGANISATION_READ,  yes, yes, users:read,       yes",
        "ORGANISATION_WRITE, yes, no,  -,                yes",
        "PEOPLE_READ,        yes, yes, users:read,       yes",
        "PEOPLE_WRITE,       yes, no,  -,                yes",
        "KEYS,               yes, no,  -,                yes",
        "AUDIT_READ,         yes, no,  audit:read,       yes",
        "CHANNEL_READ,       yes, yes, channels:read,    yes",
        "CHANNEL_WRITE,      yes, no,  -,                yes",
        "CAMPAIGN_READ,      yes, yes, campaigns:read,   yes",
        "CAMPAIGN_WRITE,     yes, no,  campaigns:write,  yes",
        "CONTACT_READ,       yes, yes, contacts:read,    yes",
        "CONTACT_WRITE,      yes, no,  contacts:write,   yes",
        "RECIPIENTS_READ,    yes, yes, contacts:read,    yes",
        "RECIPIENTS_WRITE,   yes, no,  recipients:write, yes",
        "MESSAGE_SEND,       yes, no,  messages:send,    yes",
        "ANALYTICS_READ,     yes, yes, analytics:read,   yes",
        "WEBHOOK,            yes, no,  -,                yes",
        "SELF,               yes, yes, -,                no",
        "SERVER,             no,  no,  -,                yes"
    })
    void is_of(Permission permission, String admin, String agent, String scope, String operator) {
        assertEquals(admin.equals("yes"), permission.isOf(Role.ADMIN));
        assertEquals(agent.equals("yes"), permission.isOf(Role.AGENT));
        assertEquals(operator.equals("yes"), new Principal.Operator().may(permission));
        for (Scope each : Scope.values()) {
            assertEquals(each.text().equals(scope), permission.isWithin(Set.of(each)), each.text());
        }
    }

    @Test
    void every_permission_is_in_the_table() {
        Set<String> tested = Arrays.stream(CsvOf.rows()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all =
                Arrays.stream(Permission.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(all, tested);
    }

    private static final class CsvOf {
        static String[] rows() {
            try {
                CsvSource source = PermissionTest.class
                        .getDeclaredMethod(
                                "is_of", Permission.class, String.class, String.class, String.class, String.class)
                        .getAnnotation(CsvSource.class);
                return Arrays.stream(source.value())
                        .map(row -> row.substring(0, row.indexOf(',')))
                        .toArray(String[]::new);
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void no_set_of_scopes_makes_keys_or_people() {
        Set<Scope> all = EnumSet.allOf(Scope.class);

        for (Permission permission :
                Set.of(Permission.KEYS, Permission.PEOPLE_WRITE, Permission.ORGANISATION_WRITE, Permission.SERVER)) {
            assertFalse(new Principal.Key(Org.FIRST, "k", all).may(permission));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_scope_is_read_as_it_is_written(Scope scope) {
        assertEquals(scope, Scope.parse(scope.text()));
        assertTrue(scope.text().matches("[a-z]+:[a-z]+"));
    }

    @Test
    void there_is_no_scope_for_everything() {
        assertNull(Scope.parse("*"));
        assertNull(Scope.parse("contacts:*"));
        assertNull(Scope.parse("CAMPAIGNS_READ"));
    }
}
