package io.turbozap.simulator.model;

/** The WhatsApp engines of WAHA; each answers sends with a body shape of its own. */
public enum Engine {
    /** Baileys: answers the raw message, whose id is {@code key.id}. */
    NOWEB,
    /** whatsmeow: answers {@code {id, _data}}, the id a serialised string. */
    GOWS,
    /** whatsapp-web.js: answers a message whose {@code id} is an object. */
    WEBJS
}
