import { follow } from './live.js';
import { Problem } from './api.js';
import { notify } from './notices.js';
import { pressed } from './presses.js';

/** What is fetched for a page, and fetched again when it may have changed: one request at a time. */
class Source {
  #load;
  #page;
  #running = false;
  #again = false;
  #began;
  value = null;
  problem = null;
  /** Done once it was tried for the first time. */
  tried = new Promise(resolve => {
    this.#began = resolve;
  });

  constructor(page, load) {
    this.#page = page;
    this.#load = load;
  }

  async refresh() {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    do {
      this.#again = false;
      await this.#once();
    } while (this.#again && !this.#page.signal.aborted);
    this.#running = false;
  }

  async #once() {
    try {
      this.value = await this.#load(this.#page.signal);
      this.problem = null;
    } catch (failure) {
      if (this.#page.signal.aborted) return;
      if (!(failure instanceof Problem)) throw failure;
      // what was seen last stays on the page while nobody answers
      this.problem = failure;
    }
    this.#began();
    this.#page.update();
  }
}

/** A page that is open: what it follows, fetches and repeats ends with it. */
export class Page {
  #closing = new AbortController();
  #sources = [];
  /** The buttons whose actions are not done yet. */
  #pressed = new Set();
  #content = { title: () => '', view: () => '' };

  constructor(name, params, update) {
    this.name = name;
    this.params = params;
    this.query = new URLSearchParams(location.search);
    this.update = () => !this.signal.aborted && update();
  }

  /** Aborted when the page closes. */
  get signal() {
    return this.#closing.signal;
  }

  show(content) {
    this.#content = content;
  }

  title() {
    return this.#content.title();
  }

  view() {
    return this.#content.view();
  }

  /** Fetches by `load(signal)` now, at every {@link #refresh}, and when the connection is back. */
  source(load) {
    const source = new Source(this, load);
    this.#sources.push(source);
    source.refresh();
    return source;
  }

  /** Fetches everything again. */
  refresh() {
    this.#sources.forEach(source => source.refresh());
  }

  /** Follows a topic of the WebSocket as long as the page is open. */
  follow(topic, listener) {
    const stop = follow(topic, listener);
    this.signal.addEventListener('abort', stop);
    return stop;
  }

  /** Fetches `sources` again whenever anything changed in queues or campaigns. */
  refreshOnChange(...sources) {
    this.follow('overview', () => sources.forEach(source => source.refresh()));
  }

  every(millis, action) {
    const timer = setInterval(action, millis);
    this.signal.addEventListener('abort', () => clearInterval(timer));
  }

  /**
   * Does something that the reader asked for, says how it went, and fetches everything again. Answers its result, or true
   * for none; undefined if it failed. The second click of a double click, and a click on what is still being done, do
   * nothing.
   *
   * @param onProblem gets what went wrong, instead of a notice
   */
  async act(action, done, onProblem = failure => notify('bad', failure.whole, failure.report)) {
    const press = pressed();
    if (press.isRepeated || this.#pressed.has(press.element)) return undefined;
    if (press.element) this.#pressed.add(press.element);
    try {
      const result = await action();
      if (done) notify('good', typeof done === 'function' ? done(result) : done);
      return result ?? true;
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      onProblem(failure);
      return undefined;
    } finally {
      this.#pressed.delete(press.element);
      this.refresh();
    }
  }

  close() {
    this.#closing.abort();
  }
}
