import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { get, post, put, query } from '../api.js';
import { countryChoice } from './country.js';
import { choice, field, tabs } from './field.js';
import { fileImport } from './file-import.js';
import { pasted } from './pasted.js';

const ways = ['paste', 'file', 'list', 'tag'];
const PREVIEWED = 50;

/** Whom a campaign is for: recipients that are pasted, or a list, which files and tags become. */
export class Audience {
  #page;
  #lists;
  #importFile;
  #way;
  #text = '';
  #country = '';
  #list = '';
  #tag = '';
  /** As many of them as a preview needs, or all if they were pasted. */
  recipients = [];
  /** How many there are; null if nobody knows yet. */
  total = null;

  /**
   * @param list the name of the list to begin with, or ''
   * @param kept the `state` to go on with, or null
   */
  constructor(page, list, kept = null) {
    this.#page = page;
    this.#lists = page.source(signal => get('/api/campaigns/recipients', { signal }).then(answer => answer.data));
    this.#importFile = fileImport(page, { onImported: ({ name }) => this.#useList(name) });
    this.#way = list === '' ? (kept?.way ?? 'paste') : 'list';
    this.#text = kept?.text ?? '';
    this.#tag = kept?.tag ?? '';
    this.#country = kept?.country ?? '';
    if (this.#way === 'paste') this.#use(pasted(this.#text));
    else this.#useList(list || kept?.list || '');
  }

  /** What has been entered, to be kept with a draft. */
  get state() {
    return { way: this.#way, text: this.#text, list: this.#list, tag: this.#tag, country: this.#country };
  }

  get isEmpty() {
    return this.#text === '' && this.#list === '' && this.#tag === '';
  }

  get isReady() {
    return this.#way === 'paste' ? this.recipients.length > 0 : this.#list !== '';
  }

  /** What placeholders can be filled with. */
  get columns() {
    return [...new Set(this.recipients.slice(0, PREVIEWED).flatMap(Object.keys))].filter(column => column !== 'phone');
  }

  /** Creates a campaign for these recipients that is not started. Answers its id, and what became of the recipients. */
  async create({ session, ...rest }) {
    const made = await post('/api/blasts', {
      ...rest,
      ...(this.#way === 'paste' ? { recipients: this.recipients } : { campaignId: this.#list }),
      ...(this.#way === 'paste' && this.#country && { country: this.#country }),
      ...(session && { sessionId: session }),
      start: false,
    });
    return { id: made.blastId, report: made.report, missing: made.missingFields ?? [] };
  }

  view() {
    const kind = {
      paste: () => this.#paste(),
      file: this.#importFile,
      list: () => this.#chooseList(),
      tag: () => this.#chooseTag(),
    };
    return html`
      ${tabs({
        label: t('new.way'),
        value: this.#way,
        options: ways.map(value => ({ value, text: t(`new.way.${value}`) })),
        onChange: way => this.#go(way),
      })}
      ${kind[this.#way]()}
      ${this.total === null ? nothing : html`<p class="hint" role="status">${t('new.count', { n: this.total })}</p>`}`;
  }

  #go(way) {
    this.#way = way;
    if (way === 'paste') this.#use(pasted(this.#text));
    else this.#useList(this.#list);
  }

  #use(recipients, total = recipients.length) {
    this.recipients = recipients;
    this.total = total;
    this.#page.update();
  }

  async #useList(name) {
    this.#list = name;
    this.#use([], null);
    if (name === '') return;
    const answer = await this.#page.act(() =>
      get(`/api/campaigns/recipients${query({ campaignId: name, limit: PREVIEWED })}`),
    );
    if (answer) this.#use(answer.data, answer.total);
  }

  async #useTag() {
    const name = t('new.tagList', { tag: this.#tag });
    const taken = await this.#page.act(
      () => put(`/api/campaigns/recipients${query({ campaignId: name, tag: this.#tag })}`),
      t('new.tagTaken'),
    );
    if (taken) await this.#useList(name);
  }

  #paste() {
    return html`
      ${field({
        label: t('new.paste'),
        wide: true,
        hint: t('new.pasteHint'),
        control: html`<textarea rows="6" required placeholder="+55 11 99999-9999, Ana" .value=${this.#text}
          @input=${event => {
            this.#text = event.target.value;
            this.#use(pasted(this.#text));
          }}></textarea>`,
      })}
      ${countryChoice(this.#country, country => {
        this.#country = country;
        this.#page.update();
      })}`;
  }

  #chooseList() {
    const lists = this.#lists.value ?? [];
    return field({
      label: t('new.list'),
      hint: this.#lists.value?.length === 0 ? t('new.noList') : '',
      control: choice({
        name: 'list',
        value: this.#list,
        options: [
          { value: '', text: t('new.chooseList') },
          ...lists.map(({ campaignId, total }) => ({
            value: campaignId,
            text: t('new.listOf', { name: campaignId, n: total }),
          })),
        ],
        onChange: name => this.#useList(name),
      }),
    });
  }

  #chooseTag() {
    return html`
      <div class="toolbar">
        ${field({
          label: t('new.tag'),
          hint: t('new.tagHint'),
          control: html`<input maxlength="64" .value=${this.#tag} @input=${event => {
            this.#tag = event.target.value.trim();
            this.#page.update();
          }}>`,
        })}
        <button type="button" ?disabled=${this.#tag === ''} @click=${() => this.#useTag()}>${t('new.takeTag')}</button>
      </div>`;
  }
}
