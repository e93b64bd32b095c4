import { html } from '../html.js';
import { t, tOr } from '../text.js';
import { dateTime, person } from '../format.js';
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

/** Who is sent nothing more. */
export default function suppressions(page) {
  let search = '';
  const cursors = pager(page, () => list.refresh());
  const searchFor = searchField({
    label: t('recipients.search'),
    onSearch: words => {
      search = words;
      cursors.first();
    },
  });
  const list = page.source(signal =>
    get(`/api/suppressions${query({ search, after: cursors.after, limit: PAGE })}`, { signal }),
  );

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const reason = entered(form, 'reason');
    const entry = { phone: entered(form, 'phone'), ...(reason && { reason }) };
    if (await page.act(() => post('/api/suppressions', entry), t('suppressions.added'))) form.reset();
  }

  async function remove(entry) {
    const sure = await ask({
      title: t('suppressions.deleteAsk', { person: person(entry.chatId) }),
      text: t('suppressions.deleteText'),
      action: t('suppressions.delete'),
    });
    if (sure) await page.act(() => del(`/api/suppressions/${segment(entry.chatId)}`), t('suppressions.deleted'));
  }

  const columns = [
    { title: t('recipients.who'), cell: entry => html`<strong>${person(entry.chatId)}</strong>` },
    { title: t('suppressions.source'), cell: entry => tOr(`suppression.${entry.source}`, entry.source ?? '') },
    { title: t('suppressions.reason'), kind: 'stretch', cell: entry => entry.reason ?? '' },
    { title: t('suppressions.since'), cell: entry => dateTime(entry.createdAt) },
    {
      title: t('campaign.actions'),
      kind: 'actions',
      cell: entry => html`
      <button type="button" @click=${() => remove(entry)}>${icon('trash')}<span>${t('suppressions.delete')}</span></button>`,
    },
  ];

  return {
    title: () => t('nav.suppressions'),
    view: () => html`
      <p class="hint">${t('suppressions.text')}</p>
      <form class="toolbar card" @submit=${add}>
        ${field({ label: t('contacts.phone'), control: html`<input name="phone" required inputmode="tel" autocomplete="off" placeholder="+55 11 99999-9999">` })}
        ${field({ label: t('suppressions.reason'), control: html`<input name="reason" maxlength="1024" autocomplete="off">` })}
        <button class="primary">${icon('plus')}<span>${t('suppressions.add')}</span></button>
      </form>
      <div class="toolbar">
        ${searchFor()}
      </div>
      ${loaded(list, answer =>
        answer.data.length === 0
          ? search || cursors.after
            ? html`<p class="hint">${t('contacts.notFound')}</p>`
            : empty({ picture: 'suppressions', title: t('suppressions.none'), text: t('suppressions.noneText') })
          : html`${table({ label: t('nav.suppressions'), columns, rows: answer.data, key: entry => entry.chatId })}
          ${cursors.view(answer.next ?? null)}`,
      )}`,
  };
}
