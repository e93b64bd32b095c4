package io.turbozap.waha.session;

import org.jspecify.annotations.Nullable;

/** The state of a session and of the account behind it, by WAHA. WAHA's list of statuses grows. */
public sealed interface WahaSessionState {

    /** WAHA's word for it, such as {@code SCAN_QR_CODE}; {@code ABSENT} and {@code UNKNOWN} are ours. */
    String status();

    /** What a person may want to know beside the status, or null. Never personal. */
    default @Nullable String reason() {
        return null;
    }

    /** It is there and does not run. */
    enum Stopped implements WahaSessionState {
        INSTANCE;

        @Override
        public String status() {
            return "STOPPED";
        }
    }

    /** It is on its way to WhatsApp. */
    enum Starting implements WahaSessionState {
        INSTANCE;

        @Override
        public String status() {
            return "STARTING";
        }
    }

    /**
     * A phone has to scan a picture. Each picture is good for 20 to 60 seconds.
     *
     * @param picture a data URL that a browser can show as it is, or null while it is being fetched
     */
    record ScanQr(@Nullable String picture) implements WahaSessionState {
        @Override
        public String status() {
            return "SCAN_QR_CODE";
        }

        /** Without the picture, which is a key to the account. */
        @Override
        public String toString() {
            return "ScanQr";
        }
    }

    /** The account is protected by a passkey, which its owner has to show where WAHA asks for it. */
    enum PasskeyRequired implements WahaSessionState {
        INSTANCE;

        @Override
        public String status() {
            return "PASSKEY_REQUIRED";
        }

        @Override
        public String reason() {
            return "WhatsApp asks for the account's passkey: confirm it in WAHA's dashboard";
        }
    }

    /**
     * The phone shows a code that has to be the same as this one.
     *
     * @param code what to compare, or null while it is being fetched
     */
    record PasskeyConfirmation(@Nullable String code) implements WahaSessionState {
        @Override
        public String status() {
            return "PASSKEY_CONFIRMATION_REQUIRED";
        }

        /** Without the code. */
        @Override
        public String toString() {
            return "PasskeyConfirmation";
        }
    }

    /**
     * It can send.
     *
     * @param account who it is, or null if WAHA does not know yet
     */
    record Working(@Nullable Account account) implements WahaSessionState {
        @Override
        public String status() {
            return "WORKING";
        }
    }

    /** WAHA gave up on it. */
    enum Failed implements WahaSessionState {
        INSTANCE;

        @Override
        public String status() {
            return "FAILED";
        }

        @Override
        public String reason() {
            return "WAHA gave the session up: connect it again, and log it out first if that does not help";
        }
    }

    /** WAHA has no such session. */
    enum Absent implements WahaSessionState {
        INSTANCE;

        @Override
        public String status() {
            return "ABSENT";
        }
    }

    /** A status that is newer than this program. */
    record Other(String status) implements WahaSessionState {}

    /** WAHA was not asked yet, or did not answer. */
    enum Unknown implements WahaSessionState {
        INSTANCE;

        @Override
        public String status() {
            return "UNKNOWN";
        }
    }

    /**
     * The state for a status of WAHA.
     *
     * @param before the state so far: a picture or a code that is known stays while the status does
     */
    static WahaSessionState of(String status, @Nullable Account account, WahaSessionState before) {
        return switch (status) {
            case "STOPPED" -> Stopped.INSTANCE;
            case "STARTING" -> Starting.INSTANCE;
            case "SCAN_QR_CODE" -> before instanceof ScanQr ? before : new ScanQr(null);
            case "PASSKEY_REQUIRED" -> PasskeyRequired.INSTANCE;
            case "PASSKEY_CONFIRMATION_REQUIRED" ->
                before instanceof PasskeyConfirmation ? before : new PasskeyConfirmation(null);
            case "WORKING" -> new Working(account);
            case "FAILED" -> Failed.INSTANCE;
            default -> new Other(status);
        };
    }
}
