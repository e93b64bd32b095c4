package io.turbozap.identity.access;

import static io.turbozap.identity.access.Role.ADMIN;
import static io.turbozap.identity.access.Role.AGENT;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Permission: what a request needs, with the roles that have it and the scope that a key needs for it. Each route of the
 * API names one. The operator's key has all of them.
 */
public enum Permission {
    ORGANISATION_READ(Scope.USERS_READ, ADMIN, AGENT),
    ORGANISATION_WRITE(null, ADMIN),
    PEOPLE_READ(Scope.USERS_READ, ADMIN, AGENT),
    /** Invites, roles, deactivation and links to new passwords. */
    PEOPLE_WRITE(null, ADMIN),
    KEYS(null, ADMIN),
    AUDIT_READ(Scope.AUDIT_READ, ADMIN),
    CHANNEL_READ(Scope.CHANNELS_READ, ADMIN, AGENT),
    CHANNEL_WRITE(null, ADMIN),
    CAMPAIGN_READ(Scope.CAMPAIGNS_READ, ADMIN, AGENT),
    CAMPAIGN_WRITE(Scope.CAMPAIGNS_WRITE, ADMIN),
    CONTACT_READ(Scope.CONTACTS_READ, ADMIN, AGENT),
    CONTACT_WRITE(Scope.CONTACTS_WRITE, ADMIN),
    RECIPIENTS_READ(Scope.CONTACTS_READ, ADMIN, AGENT),
    RECIPIENTS_WRITE(Scope.RECIPIENTS_WRITE, ADMIN),
    /** Single messages: now, at a time, or again and again. */
    MESSAGE_SEND(Scope.MESSAGES_SEND, ADMIN),
    ANALYTICS_READ(Scope.ANALYTICS_READ, ADMIN, AGENT),
    /** The addresses that events are posted to, with their secrets. */
    WEBHOOK(null, ADMIN),
    /** A person's own profile, log-ins and password. */
    SELF(null, ADMIN, AGENT),
    /** The whole server: its settings, figures, backups and the gateway's sessions of all organisations. */
    SERVER(null);

    private final @Nullable Scope scope;
    private final boolean ofAdmins;
    private final boolean ofAgents;

    Permission(@Nullable Scope scope, Role... roles) {
        this.scope = scope;
        this.ofAdmins = List.of(roles).contains(ADMIN);
        this.ofAgents = List.of(roles).contains(AGENT);
    }

    /** Whether people of {@code role} have it. */
    public boolean isOf(Role role) {
        return role == ADMIN ? ofAdmins : ofAgents;
    }

    /** Whether a key with {@code scopes} has it. */
    public boolean isWithin(Set<Scope> scopes) {
        return scope != null && scopes.contains(scope);
    }
}
