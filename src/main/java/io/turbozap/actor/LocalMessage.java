package io.turbozap.actor;

/**
 * Marks a message that travels over the event bus by reference. Whoever implements it promises that its instances are
 * deeply immutable, because sender and receiver share them across threads.
 */
public interface LocalMessage {}
