import { t } from '../text.js';
import { html } from '../html.js';
import { empty } from '../parts/empty.js';

export default function notFound() {
  return {
    title: () => t('notFound.title'),
    view: () =>
      empty({
        picture: 'search',
        title: t('notFound.heading'),
        text: t('notFound.text'),
        action: html`<a class="button" href="/">${t('nav.overview')}</a>`,
      }),
  };
}
