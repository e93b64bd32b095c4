import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { dateTime, number } from '../format.js';
import { del, get, query, segment } from '../api.js';
import { ask } from '../notices.js';
import { dialog } from '../parts/dialog.js';
import { empty } from '../parts/empty.js';
import { fileImport } from '../parts/file-import.js';
import { icon } from '../parts/icon.js';
import { loaded } from '../parts/loading.js';
import { section } from '../parts/section.js';
import { table } from '../parts/table.js';

const PREVIEWED = 100;

/** The named lists of recipients, and how they come from files. */
export default function lists(page) {
  const all = page.source(signal => get('/api/campaigns/recipients', { signal }).then(answer => answer.data));
  const importFile = fileImport(page, { onImported: () => all.refresh() });
  let shown = null;

  async function show(list) {
    shown = await page.act(() =>
      get(`/api/campaigns/recipients${query({ campaignId: list.campaignId, limit: PREVIEWED })}`),
    );
    page.update();
  }

  function close() {
    shown = null;
    page.update();
  }

  async function remove(list) {
    const sure = await ask({
      title: t('lists.deleteAsk', { name: list.campaignId }),
      text: t('lists.deleteText', { n: list.total }),
      action: t('lists.delete'),
    });
    if (sure)
      await page.act(
        () => del(`/api/campaigns/recipients${query({ campaignId: list.campaignId })}`),
        t('lists.deleted'),
      );
  }

  const columns = [
    {
      title: t('lists.name'),
      cell: list =>
        html`<button type="button" class="link strong" @click=${() => show(list)}>${list.campaignId}</button>`,
    },
    { title: t('lists.total'), kind: 'number', cell: list => number(list.total) },
    { title: t('lists.columns'), cell: list => list.columns.join(', ') },
    { title: t('lists.updated'), cell: list => dateTime(list.updatedAt) },
    {
      title: t('campaign.actions'),
      kind: 'actions',
      cell: list => html`
      <div class="actions">
        <a class="button" href="/admin/campaigns/new?list=${segment(list.campaignId)}">${icon('campaigns')}<span>${t('lists.use')}</span></a>
        <button type="button" @click=${() => remove(list)}>${icon('trash')}<span>${t('lists.delete')}</span></button>
      </div>`,
    },
  ];

  const preview = list =>
    dialog({
      title: list.campaignId,
      wide: true,
      onClose: close,
      body: html`
      <p class="hint">${t('lists.first', { n: list.data.length, total: list.total })}</p>
      ${table({
        label: list.campaignId,
        rows: list.data.map((recipient, place) => ({ ...recipient, place })),
        key: recipient => recipient.place,
        columns: list.columns.map(column => ({ title: column, cell: recipient => recipient[column] ?? '' })),
      })}`,
      actions: html`<button type="button" @click=${close}>${t('shell.close')}</button>`,
    });

  return {
    title: () => t('nav.lists'),
    view: () => html`
      ${section('import', t('lists.import'), importFile())}
      ${loaded(all, value =>
        value.length === 0
          ? empty({ picture: 'lists', title: t('lists.none'), text: t('lists.noneText') })
          : table({ label: t('nav.lists'), columns, rows: value, key: list => list.campaignId }),
      )}
      ${shown ? preview(shown) : nothing}`,
  };
}
