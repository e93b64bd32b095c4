/**
 * The WebSocket: topics are followed as long as somebody wants them, also across lost connections. After a loss whoever
 * follows is told that it is back, because what pages fetched may be old.
 */

const FIRST_RETRY = 500;
const LAST_RETRY = 10_000;

const followers = new Map();
const lastSeqs = new Map();
const watchers = new Set();
let socket = null;
let retry = FIRST_RETRY;
let timer = null;

/** `{on, since}`: whether the connection stands, and since when it does not. */
export const connection = { on: false, everOn: false, since: Date.now() };

/** Has `watcher` told of every change of the connection. */
export function watchConnection(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * Follows `topic`: `listener(event, data, isSnapshot)` gets each frame; a snapshot may tell of something long past. Answers
 * how to stop.
 */
export function follow(topic, listener) {
  const first = !followers.has(topic);
  if (first) followers.set(topic, new Set());
  followers.get(topic).add(listener);
  if (first) say({ subscribe: topic });
  return () => unfollow(topic, listener);
}

function unfollow(topic, listener) {
  const all = followers.get(topic);
  if (!all?.delete(listener) || all.size > 0) return;
  followers.delete(topic);
  lastSeqs.delete(topic);
  say({ unsubscribe: topic });
}

export function connect() {
  clearTimeout(timer);
  timer = null;
  if (socket) return;
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  socket = new WebSocket(`${scheme}://${location.host}/`);
  socket.onopen = opened;
  socket.onclose = closed;
  socket.onmessage = message => receive(JSON.parse(message.data));
}

function opened() {
  retry = FIRST_RETRY;
  for (const topic of followers.keys()) {
    const lastSeq = lastSeqs.get(topic);
    say(lastSeq === undefined ? { subscribe: topic } : { subscribe: topic, lastSeq });
  }
  change(true);
}

function closed() {
  socket = null;
  change(false);
  // many pages must not come back all at once
  timer = setTimeout(connect, retry * (0.5 + Math.random()));
  retry = Math.min(LAST_RETRY, retry * 2);
}

function change(on) {
  if (connection.on !== on) {
    connection.since = Date.now();
  }
  const back = on && connection.everOn;
  connection.on = on;
  connection.everOn ||= on;
  watchers.forEach(watcher => watcher(back));
}

function receive(frame) {
  if (frame.seq !== undefined) lastSeqs.set(frame.topic, frame.seq);
  followers.get(frame.topic)?.forEach(listener => listener(frame.event, frame.data, frame.snapshot === true));
}

function say(message) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

window.addEventListener('online', () => {
  retry = FIRST_RETRY;
  connect();
});
