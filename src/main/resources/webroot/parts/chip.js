import { html } from '../html.js';
import { tOr } from '../text.js';

/** Which statuses look alike. */
const tones = {
  running: 'good',
  completed: 'done',
  WORKING: 'good',
  sent: 'done',
  active: 'good',
  paused: 'warn',
  uncertain: 'warn',
  missed: 'warn',
  SCAN_QR_CODE: 'warn',
  STARTING: 'warn',
  PASSKEY_REQUIRED: 'warn',
  PASSKEY_CONFIRMATION_REQUIRED: 'warn',
  sending: 'good',
  executing: 'good',
  failed: 'bad',
  blocked: 'bad',
  FAILED: 'bad',
  ABSENT: 'bad',
  UNKNOWN: 'bad',
  error: 'bad',
  delivered: 'done',
  read: 'done',
  played: 'done',
};

/** A status in a word and a colour. What nobody knows yet is shown as it is called. */
export function chip(status) {
  return html`<span class="chip ${tones[status] ?? 'calm'}">${tOr(`status.${status}`, status)}</span>`;
}
