package io.turbozap.identity.directory;

import io.turbozap.campaign.Org;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides about a request, in memory: organisations, people, open log-ins and keys. Each request looks
 * its principal up here, so that what was changed acts on the next one. Written by {@link DirectoryStore} alone, after
 * the store has it; when a log-in or key was used last is known here first. Safe to use from any thread; bounded by {@link #MOST_ORGANISATIONS}, {@link #MOST_PEOPLE}, {@link
 * #MOST_KEYS} and the number of log-ins that a person may have.
 */
public final class Directory {

    public static final int MOST_ORGANISATIONS = 1_000;
    public static final int MOST_PEOPLE = 20_000;
    public static final int MOST_KEYS = 20_000;

    private final Map<Long, Organisation> organisations = new ConcurrentSkipListMap<>();
    private final Map<String, Organisation> organisationsById = new ConcurrentHashMap<>();
    private final Map<Long, User> people = new ConcurrentSkipListMap<>();
    private final Map<String, User> peopleById = new ConcurrentHashMap<>();
    private final Map<String, User> peopleByEmail = new ConcurrentHashMap<>();
    private final Map<Long, Login> logins = new ConcurrentSkipListMap<>();
    private final Map<String, IssuedKey> keysByPrefix = new ConcurrentHashMap<>();
    private final Map<String, IssuedKey> keysById = new ConcurrentHashMap<>();

    Directory() {}

    /** Organisation of this number. It exists: only rows of this store have its number. */
    public Organisation organisation(Org org) {
        Organisation found = organisations.get(org.id());
        if (found == null) {
            throw new IllegalStateException("no organisation " + org.id());
        }
        return found;
    }

    /** Organisation of this public id, or null. */
    public @Nullable Organisation organisation(String id) {
        return organisationsById.get(id);
    }

    /** All organisations, the first one first. */
    public Collection<Organisation> organisations() {
        return organisations.values();
    }

    /** Whether anyone may log in at all: as long as no person exists, only the operator uses this server. */
    public boolean isInhabited() {
        return !people.isEmpty();
    }

    /** Whether there is neither a person nor a key: credentials that come nonetheless are meant for others. */
    public boolean isEmpty() {
        return people.isEmpty() && keysByPrefix.isEmpty();
    }

    /** User of this public id in {@code org}, or null. */
    public @Nullable User person(Org org, String id) {
        User found = peopleById.get(id);
        return found == null || !found.org().equals(org) ? null : found;
    }

    /** User of this public id in any organisation, or null: for who proved to be that person. */
    public @Nullable User proven(String id) {
        return peopleById.get(id);
    }

    /** User of this number, or null. */
    public @Nullable User person(long number) {
        return people.get(number);
    }

    /** User with this address on the whole server, or null. */
    public @Nullable User byEmail(String email) {
        return peopleByEmail.get(email);
    }

    /** People of an organisation, in the order in which they came. Looks at all people. */
    public List<User> people(Org org) {
        return people.values().stream()
                .filter(person -> person.org().equals(org))
                .toList();
    }

    /** Open log-in of this number, or null. */
    public @Nullable Login login(long number) {
        return logins.get(number);
    }

    /** Open log-ins of a person, the earliest first. Looks at all log-ins. */
    public List<Login> logins(User person) {
        return logins.values().stream()
                .filter(login -> login.person() == person.number())
                .toList();
    }

    /** Key with this prefix that was not revoked, or null. */
    public @Nullable IssuedKey key(String prefix) {
        return keysByPrefix.get(prefix);
    }

    /** Key of this public id in {@code org} that was not revoked, or null. */
    public @Nullable IssuedKey key(Org org, String id) {
        IssuedKey found = keysById.get(id);
        return found == null || !found.org().equals(org) ? null : found;
    }

    /** Keys of an organisation that were not revoked, the earliest first. Looks at all keys. */
    public List<IssuedKey> keys(Org org) {
        return keysByPrefix.values().stream()
                .filter(key -> key.org().equals(org))
                .sorted(Comparator.comparingLong(IssuedKey::createdAt).thenComparing(IssuedKey::id))
                .toList();
    }

    /** Keys that a person made and that were not revoked. Looks at all keys. */
    public List<IssuedKey> keysBy(User person) {
        return keys(person.org()).stream()
                .filter(key -> key.createdBy() != null && key.createdBy() == person.number())
                .toList();
    }

    int countOfOrganisations() {
        return organisations.size();
    }

    int countOfPeople() {
        return people.size();
    }

    int countOfKeys() {
        return keysByPrefix.size();
    }

    void put(Organisation organisation) {
        organisations.put(organisation.org().id(), organisation);
        organisationsById.put(organisation.id(), organisation);
    }

    void put(User person) {
        people.put(person.number(), person);
        peopleById.put(person.id(), person);
        peopleByEmail.put(person.email(), person);
    }

    void put(Login login) {
        logins.put(login.number(), login);
    }

    void put(IssuedKey key) {
        keysByPrefix.put(key.prefix(), key);
        keysById.put(key.id(), key);
    }

    /** Replaces a log-in, unless it has ended or changed meanwhile. */
    boolean replace(Login login, Login used) {
        return logins.replace(login.number(), login, used);
    }

    /** Replaces a key, unless it was revoked or has changed meanwhile. */
    boolean replace(IssuedKey key, IssuedKey used) {
        keysById.replace(key.id(), key, used);
        return keysByPrefix.replace(key.prefix(), key, used);
    }

    void end(Login login) {
        logins.remove(login.number());
    }

    void revoke(IssuedKey key) {
        keysByPrefix.remove(key.prefix());
        keysById.remove(key.id());
    }
}
