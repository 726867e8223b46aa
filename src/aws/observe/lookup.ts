/** One question to CloudTrail: events of one name, until one of them names our key. */
import type {Json, JsonObject} from '../../core/json.ts';
import type {Answer} from '../answer.ts';
import {type Call, entriesOf} from '../pages.ts';
import type {Pace} from './pace.ts';

const call = 'cloudtrail:LookupEvents';

// facts/aws.md §5.1: two requests a second for everyone in the account and Region.
export const requestWindow = 1000;
export const requestsInWindow = 2;

// 150 events of one name without our key among them: whoever it was, it was long ago.
const mostPages = 3;

/**
 * Newest first, page by page, until an event names the key; the rest of the history is left. A
 * later page that fails takes nothing from what the earlier ones told.
 */
export async function lookupEvents(
  send: Call,
  input: JsonObject,
  keyId: string,
  turns: Pace,
  signal?: AbortSignal,
): Promise<Answer> {
  let answer = await turns.call(() => send(call, input, signal), signal);
  for (let page = 2; page <= mostPages && answer.outcome === 'ok'; page += 1) {
    const {NextToken} = answer.output;
    const events = entriesOf(call, answer.output);
    if (!NextToken || events.some(naming(keyId))) break;
    const further = {...input, NextToken};
    const next = await turns.call(() => send(call, further, signal), signal);
    if (next.outcome !== 'ok') break;
    const Events = [...events, ...entriesOf(call, next.output)];
    answer = {...next, output: {...next.output, Events}};
  }
  return answer;
}

/** True for events that name the key, by ARN or id, wherever the record holds it. */
function naming(keyId: string): (event: Json) => boolean {
  const id = keyId.slice(keyId.lastIndexOf('/') + 1);
  return (event) => JSON.stringify(event).includes(id);
}
