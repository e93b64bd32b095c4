import { locale, t } from '../text.js';
import { choice, field } from './field.js';

/** The countries whose people most often use this, and then the others, by their codes in ISO 3166. */
const codes = (
  'AR AT AU BE BO BR CA CH CL CO CR CZ DE DK DO EC EG ES FI FR GB GH GR GT HK HN HU ID IE IL IN IT JP KE KR MA ' +
  'MX MY MZ NG NI NL NO NZ PA PE PH PK PL PT PY RO RU SA SE SG SV TH TR TW TZ UA UG US UY VE VN ZA AE AO BD'
).split(' ');

/** A choice of the country whose numbers may be written without its code; '' is the server's own setting. */
export function countryChoice(value, onChange) {
  const names = new Intl.DisplayNames(locale(), { type: 'region' });
  const options = codes
    .map(code => ({ value: code, text: names.of(code) }))
    .sort((a, b) => a.text.localeCompare(b.text));
  return field({
    label: t('country.label'),
    hint: t('country.hint'),
    control: choice({
      name: 'country',
      value,
      options: [{ value: '', text: t('country.none') }, ...options],
      onChange,
    }),
  });
}
