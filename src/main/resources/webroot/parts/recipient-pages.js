import { get, query } from '../api.js';

const PAGE = 25;

/** How far messages came, which the deliveries are asked for; all else is a state of a request. */
const deliveryStates = ['delivered', 'read'];

/** Everybody that a campaign is for, a page at a time, filtered by state and by digits of the number. */
export class RecipientPages {
  #path;
  #page;
  #source;
  #offset = 0;
  /** Where each page began that was turned, as far as pages begin after an entry. */
  #cursors = [''];
  filter = '';
  search = '';

  /** @param path of the campaign in the API */
  constructor(page, path) {
    this.#page = page;
    this.#path = path;
    this.#source = page.source(signal => (this.#asksDeliveries ? this.#deliveries(signal) : this.#requests(signal)));
  }

  /** `{value: {rows, more}, problem}` */
  get source() {
    return this.#source;
  }

  get rows() {
    return this.#source.value?.rows ?? [];
  }

  get isFirst() {
    return this.#offset === 0 && this.#cursors.length === 1;
  }

  /** Shows the first page of what `filter` and `search` let through. */
  show({ filter = this.filter, search = this.search }) {
    this.filter = filter;
    this.search = search;
    this.#turn(0, ['']);
  }

  forward() {
    if (this.#asksDeliveries) this.#turn(0, [...this.#cursors, this.#source.value.next]);
    else this.#turn(this.#offset + PAGE, ['']);
  }

  back() {
    this.#turn(Math.max(0, this.#offset - PAGE), this.#cursors.length > 1 ? this.#cursors.slice(0, -1) : ['']);
  }

  refresh() {
    this.#source.refresh();
  }

  /** The request of a row, with what it would have WAHA send. */
  async request(row) {
    const { data } = await get(`${this.#path}/requests${query({ offset: row.index, limit: 1 })}`);
    return data[0];
  }

  /** Where all of it can be had as a table for spreadsheets. */
  get export() {
    const state = this.#asksDeliveries ? { deliveryStatus: this.filter } : { status: this.filter };
    return `${this.#path}/deliveries${query({ format: 'csv', ...state, contact: this.search })}`;
  }

  get #asksDeliveries() {
    return deliveryStates.includes(this.filter);
  }

  #turn(offset, cursors) {
    this.#offset = offset;
    this.#cursors = cursors;
    this.#source.value = null;
    this.#source.refresh();
    this.#page.update();
  }

  async #requests(signal) {
    const asked = { status: this.filter, contact: this.search, offset: this.#offset, limit: PAGE + 1 };
    const { data } = await get(`${this.#path}/requests${query(asked)}`, { signal });
    return { rows: data.slice(0, PAGE).map(rowOf), more: data.length > PAGE };
  }

  async #deliveries(signal) {
    const asked = { deliveryStatus: this.filter, contact: this.search, after: this.#cursors.at(-1), limit: PAGE };
    const { data, next } = await get(`${this.#path}/deliveries${query(asked)}`, { signal });
    return { rows: data, more: next !== undefined, next };
  }
}

function rowOf(request) {
  return { ...request, chatId: request.data.chatId ?? request.data.To };
}
