/** What modules of the dashboard find in a browser, as little of it as they need; loaded before each test file. */
import { register } from 'node:module';

const vendored = `
  export const resolve = (name, context, next) =>
    next(name.replace(/^.*[/]vendor[/]lit-html[/]lit-html[.]js$/, 'lit-html').replace(/^.*[/]vendor[/]lit-html[/]/, 'lit-html/'), {
      ...context,
      parentURL: name.includes('/vendor/lit-html/') ? ${JSON.stringify(import.meta.url)} : context.parentURL,
    });`;
register(`data:text/javascript,${encodeURIComponent(vendored)}`);

class Storage {
  #values = new Map();

  getItem(name) {
    return this.#values.get(name) ?? null;
  }

  setItem(name, value) {
    this.#values.set(name, String(value));
  }

  removeItem(name) {
    this.#values.delete(name);
  }
}

const globals = {
  navigator: { languages: ['en-GB', 'en'] },
  localStorage: new Storage(),
  sessionStorage: new Storage(),
};
for (const [name, value] of Object.entries(globals)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
process.env.TZ = 'America/Sao_Paulo';
