import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { get, post, Problem, put, query } from '../api.js';
import { ask } from '../notices.js';
import { choice, field } from './field.js';
import { icon } from './icon.js';
import { importReport } from './import-report.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FIRST_BYTES = 512 * 1024;

/** From a file to a list: choose it, say what its columns mean, see what became of its rows. */
export function fileImport(page, { onImported }) {
  let file = null;
  let preview = null;
  let phoneColumn = '';
  let nameColumn = '';
  let list = '';
  let busy = false;
  let report = null;
  let problem = null;

  const type = () => (/\.xlsx$/i.test(file.name) ? XLSX : 'text/csv');

  async function choose(event) {
    [file] = event.target.files;
    preview = report = problem = null;
    if (!file) return;
    list = file.name.replace(/\.[^.]*$/, '').trim().slice(0, 128);
    await attempt(async () => {
      // the end of a table is not needed for its first rows; a workbook has its contents at its end
      const part = type() === XLSX ? file : file.slice(0, FIRST_BYTES);
      preview = (await post('/api/imports/preview', part, { type: type() })).data;
      phoneColumn = preview.phoneColumn ?? '';
      nameColumn = preview.columns.find(column => /^(name|nome|nombre)$/i.test(column)) ?? '';
    });
  }

  /** Whether the list may be written: the recipients of one that exists are replaced, which the reader has to want. */
  async function mayWrite() {
    const { data } = await get('/api/campaigns/recipients');
    const taken = data.find(({ campaignId }) => campaignId === list);
    return !taken || ask({
      title: t('import.replaceAsk', { name: list }),
      text: t('import.replaceText', { n: taken.total }),
      action: t('import.replace'),
    });
  }

  async function submit() {
    if (busy) return;
    report = problem = null;
    await attempt(async () => {
      if (!(await mayWrite())) return;
      const path = `/api/campaigns/recipients${query({ campaignId: list, phoneColumn, nameColumn })}`;
      const answer = await put(path, file, { type: type() });
      report = answer.report;
      onImported({ name: list, ...answer });
    });
  }

  async function attempt(action) {
    busy = true;
    page.update();
    try {
      await action();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      problem = failure.whole;
      report = failure.report;
    } finally {
      busy = false;
      page.update();
    }
  }

  const columnChoice = (label, value, none, onChange, hint) => field({
    label,
    hint,
    control: choice({
      name: label,
      value,
      options: [{ value: '', text: none }, ...preview.columns.map(column => ({ value: column, text: column }))],
      onChange: chosen => { onChange(chosen); page.update(); },
    }),
  });

  return () => html`
    <div class="import">
      ${field({
        label: t('import.file'),
        hint: t('import.fileHint'),
        control: html`<input type="file" accept=".csv,.txt,.tsv,.xlsx" @change=${choose}>`,
      })}
      ${preview ? html`
        <div class="grid-form">
          ${columnChoice(t('import.phoneColumn'), phoneColumn, t('import.choose'), value => { phoneColumn = value; },
            preview.phoneColumn ? t('import.recognised') : t('import.notRecognised'))}
          ${columnChoice(t('import.nameColumn'), nameColumn, t('import.noColumn'), value => { nameColumn = value; }, t('import.nameHint'))}
          ${field({
            label: t('import.list'),
            hint: t('import.listHint'),
            control: html`<input maxlength="128" .value=${list} @input=${event => { list = event.target.value.trim(); page.update(); }}>`,
          })}
        </div>
        ${firstRows(preview, phoneColumn)}
        <button type="button" class="primary" ?disabled=${busy || phoneColumn === '' || list === ''} @click=${submit}>${icon('upload')}<span>${t('import.do')}</span></button>` : nothing}
      ${busy ? html`<p class="loading" role="status">${t('import.busy')}</p>` : nothing}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      ${report ? importReport(report) : nothing}
    </div>`;
}

function firstRows({ columns, rows }, phoneColumn) {
  return html`
    <div class="table" role="region" aria-label=${t('import.rows')} tabindex="0">
      <table class="plain-rows">
        <caption class="hint">${t('import.rows')}</caption>
        <thead><tr>${columns.map(column => html`<th scope="col" class=${column === phoneColumn ? 'chosen' : nothing}>${column}</th>`)}</tr></thead>
        <tbody>${rows.map(row => html`<tr>${columns.map((column, place) => html`<td data-label=${column} class=${column === phoneColumn ? 'chosen' : nothing}>${row[place] ?? ''}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}
