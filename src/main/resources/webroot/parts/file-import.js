import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { get, post, Problem, put, query } from '../api.js';
import { ask } from '../notices.js';
import { choice, field } from './field.js';
import { icon } from './icon.js';
import { countryChoice } from './country.js';
import { importReport, warningList } from './import-report.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Larger tables are looked into at their beginning alone. */
const WHOLE_BYTES = 4 * 1024 * 1024;
const FIRST_BYTES = 512 * 1024;

/** From a file to a list: choose it, say what its columns mean, see what became of its rows. */
export function fileImport(page, { onImported }) {
  let file = null;
  let preview = null;
  let phoneColumn = '';
  let nameColumn = '';
  let list = '';
  let country = '';
  let sheet = '';
  let busy = false;
  let report = null;
  let problem = null;

  const type = () => (/\.xlsx$/i.test(file.name) ? XLSX : 'text/csv');

  async function choose(event) {
    [file] = event.target.files;
    preview = report = problem = null;
    if (!file) return;
    list = file.name
      .replace(/\.[^.]*$/, '')
      .trim()
      .slice(0, 128);
    sheet = '';
    await attempt(async () => {
      await look();
      phoneColumn = preview.phoneColumn ?? '';
      nameColumn = preview.columns.find(column => /^(name|nome|nombre)$/i.test(column)) ?? '';
    });
  }

  /** Fetches how the file reads with what is chosen: its first rows, and each number as it would be sent to. */
  async function look() {
    // a workbook has its contents at its end
    const whole = type() === XLSX || file.size <= WHOLE_BYTES;
    const path = `/api/imports/preview${query({ phoneColumn: phoneColumn || undefined, country, sheet })}`;
    preview = (await post(path, whole ? file : file.slice(0, FIRST_BYTES), { type: type() })).data;
    // where it was cut off, a file looks odd that is not
    if (!whole) preview.warnings = [];
  }

  const changed = set => value => {
    set(value);
    attempt(look);
  };

  /** Whether the list may be written: the recipients of one that exists are replaced, which the reader has to want. */
  async function mayWrite() {
    const { data } = await get('/api/campaigns/recipients');
    const taken = data.find(({ campaignId }) => campaignId === list);
    return (
      !taken ||
      ask({
        title: t('import.replaceAsk', { name: list }),
        text: t('import.replaceText', { n: taken.total }),
        action: t('import.replace'),
      })
    );
  }

  async function submit() {
    if (busy) return;
    report = problem = null;
    await attempt(async () => {
      if (!(await mayWrite())) return;
      const path = `/api/campaigns/recipients${query({ campaignId: list, phoneColumn, nameColumn, country, sheet })}`;
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

  const columnChoice = (label, value, none, onChange, hint) =>
    field({
      label,
      hint,
      control: choice({
        name: label,
        value,
        options: [{ value: '', text: none }, ...preview.columns.map(column => ({ value: column, text: column }))],
        onChange: chosen => {
          onChange(chosen);
          page.update();
        },
      }),
    });

  const sheetChoice = () =>
    field({
      label: t('import.sheet'),
      control: choice({
        name: 'sheet',
        value: preview.file.sheet,
        options: [preview.file.sheet, ...preview.file.otherSheets].map(name => ({ value: name, text: name })),
        onChange: changed(value => {
          sheet = value;
          phoneColumn = '';
        }),
      }),
    });

  return () => html`
    <div class="import">
      ${field({
        label: t('import.file'),
        hint: t('import.fileHint'),
        control: html`<input type="file" accept=".csv,.txt,.tsv,.xlsx" @change=${choose}>`,
      })}
      ${
        preview
          ? html`
        <div class="grid-form">
          ${columnChoice(
            t('import.phoneColumn'),
            phoneColumn,
            t('import.choose'),
            changed(value => {
              phoneColumn = value;
            }),
            preview.phoneColumn ? t('import.recognised') : t('import.notRecognised'),
          )}
          ${columnChoice(
            t('import.nameColumn'),
            nameColumn,
            t('import.noColumn'),
            value => {
              nameColumn = value;
            },
            t('import.nameHint'),
          )}
          ${field({
            label: t('import.list'),
            hint: t('import.listHint'),
            control: html`<input maxlength="128" .value=${list} @input=${event => {
              list = event.target.value.trim();
              page.update();
            }}>`,
          })}
        </div>
        <div class="grid-form">
          ${countryChoice(
            country,
            changed(value => {
              country = value;
            }),
          )}
          ${preview.file?.otherSheets?.length > 0 ? sheetChoice() : nothing}
        </div>
        ${warningList(preview.warnings)}
        ${firstRows(preview, phoneColumn)}
        <button type="button" class="primary" ?disabled=${busy || list === '' || (preview.hasHeader && phoneColumn === '')} @click=${submit}>${icon('upload')}<span>${t('import.do')}</span></button>`
          : nothing
      }
      ${busy ? html`<p class="loading" role="status">${t('import.busy')}</p>` : nothing}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      ${report ? importReport(report) : nothing}
    </div>`;
}

function firstRows({ columns, rows, readings = [] }, phoneColumn) {
  return html`
    <div class="table" role="region" aria-label=${t('import.rows')} tabindex="0">
      <table class="plain-rows">
        <caption class="hint">${t('import.rows')}</caption>
        <thead><tr>
          <th scope="col">${t('import.reading')}</th>
          ${columns.map(column => html`<th scope="col" class=${column === phoneColumn ? 'chosen' : nothing}>${column}</th>`)}
        </tr></thead>
        <tbody>${rows.map(
          (row, place) => html`
          <tr>
            <td data-label=${t('import.reading')}>${reading(readings[place])}</td>
            ${columns.map((column, at) => html`<td data-label=${column} class=${column === phoneColumn ? 'chosen' : nothing}>${row[at] ?? ''}</td>`)}
          </tr>`,
        )}</tbody>
      </table>
    </div>`;
}

/** A number as it would be sent to, or why it would not. */
function reading(read) {
  if (!read) return '';
  return read.error
    ? html`<span class="bad-text">${read.error}</span>`
    : html`<strong>${read.international ?? read.phone}</strong> <span class="hint">${read.country ?? ''}</span>`;
}
