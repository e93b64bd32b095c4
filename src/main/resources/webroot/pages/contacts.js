import { html } from '../html.js';
import { t } from '../text.js';
import { dateTime } from '../format.js';
import { del, get, post, query, segment } from '../api.js';
import { ask } from '../notices.js';
import { empty } from '../parts/empty.js';
import { entered, field } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { loaded } from '../parts/loading.js';
import { pager } from '../parts/pager.js';
import { searchField } from '../parts/search.js';
import { table } from '../parts/table.js';

const PAGE = 50;

/** The address book. */
export default function contacts(page) {
  let search = '';
  const cursors = pager(page, () => list.refresh());
  const searchFor = searchField({
    label: t('contacts.search'),
    onSearch: words => {
      search = words;
      cursors.first();
    },
  });
  const list = page.source(signal =>
    get(`/contacts${query({ search, after: cursors.after, limit: PAGE })}`, { signal }),
  );

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const tags = entered(form, 'tags')
      .split(',')
      .map(tag => tag.trim())
      .filter(tag => tag !== '');
    const contact = {
      name: entered(form, 'name'),
      phone_number: entered(form, 'phone'),
      ...(tags.length > 0 && { tags }),
    };
    if (await page.act(() => post('/contacts', contact), t('contacts.added'))) form.reset();
  }

  async function remove(contact) {
    const sure = await ask({
      title: t('contacts.deleteAsk', { name: contact.name }),
      text: t('contacts.deleteText'),
      action: t('contacts.delete'),
    });
    if (sure) await page.act(() => del(`/contacts/${segment(contact.id)}`), t('contacts.deleted'));
  }

  const columns = [
    { title: t('contacts.name'), cell: contact => html`<strong>${contact.name}</strong>` },
    { title: t('contacts.phone'), cell: contact => `+${contact.phone_number}` },
    {
      title: t('contacts.tags'),
      cell: contact => contact.tags.map(tag => html`<span class="chip calm">${tag}</span> `),
    },
    {
      title: t('contacts.fields'),
      kind: 'stretch',
      cell: contact =>
        Object.entries(contact.fields)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', '),
    },
    { title: t('contacts.since'), cell: contact => dateTime(contact.created_at) },
    {
      title: t('campaign.actions'),
      kind: 'actions',
      cell: contact => html`
      <button type="button" @click=${() => remove(contact)}>${icon('trash')}<span>${t('contacts.delete')}</span></button>`,
    },
  ];

  return {
    title: () => t('nav.contacts'),
    view: () => html`
      <form class="toolbar card" @submit=${add}>
        ${field({ label: t('contacts.name'), control: html`<input name="name" required maxlength="255" autocomplete="off">` })}
        ${field({ label: t('contacts.phone'), control: html`<input name="phone" required inputmode="tel" autocomplete="off" placeholder="+55 11 99999-9999">` })}
        ${field({ label: t('contacts.tags'), hint: t('contacts.tagsHint'), control: html`<input name="tags" autocomplete="off">` })}
        <button class="primary">${icon('plus')}<span>${t('contacts.add')}</span></button>
      </form>
      <div class="toolbar">
        ${searchFor()}
      </div>
      ${loaded(list, value =>
        value.length === 0
          ? search || cursors.after
            ? html`<p class="hint">${t('contacts.notFound')}</p>`
            : empty({ picture: 'contacts', title: t('contacts.none'), text: t('contacts.noneText') })
          : html`${table({ label: t('nav.contacts'), columns, rows: value, key: contact => contact.id })}
          ${cursors.view(value.length === PAGE ? value.at(-1).id : null)}`,
      )}`,
  };
}
