import { t } from '../text.js';
import { dateTime } from '../format.js';

/** What a campaign is called: its name, else where it came from and when. */
export function campaignName(campaign) {
  return (
    campaign.name ??
    t('campaign.unnamed', { source: t(`source.${campaign.source}`), time: dateTime(campaign.createdAt) })
  );
}

/** Sends a minute since the start, and when it would end at that rate. */
export function pace(campaign, now = Date.now()) {
  if (campaign.status !== 'running' || !campaign.startedAt) return null;
  const minutes = (now - Date.parse(campaign.startedAt)) / 60_000;
  const sent = campaign.progress.completed + campaign.progress.failed;
  const left = campaign.progress.pending + campaign.progress.executing;
  // one send tells no rate
  if (sent < 2 || minutes <= 0) return null;
  const rate = sent / minutes;
  return { rate, endsAt: new Date(now + (left / rate) * 60_000).toISOString() };
}
