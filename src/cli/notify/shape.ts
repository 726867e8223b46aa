/** A message as a webhook takes it: generic JSON, or Slack's shape. */
import type {Notice} from './notice.ts';

/** The body of the request. */
export function bodyOf(notice: Notice, shape: 'json' | 'slack'): string {
  if (shape === 'json') return JSON.stringify({format: 'latchkey/notification/1', ...notice});
  const {mode, event, text, accountId, region, session} = notice;
  const head = mode === 'LIVE' ? event : `${mode}: ${event}`;
  return JSON.stringify({
    text: slackText(`[${head}] ${text}\n${accountId}, ${region}, session ${session}`),
  });
}

/** Slack takes `<…>` for links and mentions. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
