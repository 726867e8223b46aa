/** Header, lower rule and the like for pages of a session. */
import {databaseOf} from '../core/database.ts';
import {factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import {operatorName} from '../core/incident.ts';
import {modeOf, type Session} from '../core/session.ts';
import {deadlineWords, soonestDeadline} from '../core/words/deadline.ts';
import {databaseStatusWords, type Marked, statusNow} from '../core/words/status.ts';
import {clockSeconds, dayWords, durationWords} from '../core/words/time.ts';
import {aboutLine, whereLine} from './components/header.ts';
import type {Page, Setting} from './page.ts';
import {layoutOf} from './size.ts';
import type {Line} from './text/line.ts';

/** Host and port of an endpoint; empty for AWS's own. */
export function endpointHost(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}

/** The two header rows of a session. */
function sessionHeader(session: Session, setting: Setting): readonly [Line, Line] {
  const {size, now, offsetMinutes} = setting;
  return [
    whereLine(
      {
        mode: modeOf(session),
        endpoint: endpointHost(session.endpoint),
        accountId: session.incident.accountId,
        region: session.incident.region,
        operator: operatorName(session.operator.arn),
        now,
        offsetMinutes,
      },
      size.columns,
    ),
    aboutLine(
      {
        database: session.incident.database.identifier,
        status: statusOf(session),
        details: layoutOf(size) === 'wide' ? detailsOf(session) : '',
        deadline: deadlineWords(session, now),
        shortDeadline: shortDeadline(session, now),
      },
      size.columns,
    ),
  ];
}

/** The database's status in plain words: the latest seen in a wait, else the latest observed. */
export function statusOf(session: Session): Marked {
  const observed = databaseOf(session.evidence)?.status ?? session.diagnosis?.database.status;
  const status = statusNow(session, observed ?? '');
  if (status === '' && !session.diagnosis) return {role: 'waiting', word: 'reading'};
  return databaseStatusWords(status);
}

/** `db.r6g.large · postgres 16.6 · Multi-AZ`, as far as it was answered. */
function detailsOf(session: Session): string {
  const instance = knownValue(factOf(session.evidence, 'instance'))?.DBInstances?.[0];
  if (!instance) return '';
  const engine = [instance.Engine, instance.EngineVersion].filter(Boolean).join(' ');
  const parts = [instance.DBInstanceClass, engine, instance.MultiAZ ? 'Multi-AZ' : ''];
  return parts.filter(Boolean).join(' · ');
}

/** The deadline for narrow terminals: `about 6 d 23 h left (9 Mar)`. */
function shortDeadline(session: Session, now: string): Marked {
  const full = deadlineWords(session, now);
  const deadline = soonestDeadline(session);
  if (!deadline || full.role === 'muted') return full;
  const left = Date.parse(deadline.at) - Date.parse(now);
  const day = dayWords(deadline.at);
  if (deadline.clock === 'key-deletion') {
    return {...full, word: `key deleted in ${durationWords(left)} (${day})`};
  }
  if (deadline.clock === 'material-expiry') {
    return {...full, word: `material expires in ${durationWords(left)} (${day})`};
  }
  return {
    ...full,
    word: left <= 0 ? `estimate passed ${day}` : `about ${durationWords(left)} left (${day})`,
  };
}

/** `saved 02:14:41 · session orders-db-20260302-0214`, or what has to be said instead. */
export function savedWords(session: Session, setting: Setting, ...more: readonly string[]): string {
  if (setting.notice !== '') return setting.notice;
  const saved = session.at === '' ? '' : `saved ${clockSeconds(session.at)}`;
  const first = more.filter(Boolean);
  const isNarrow = layoutOf(setting.size) === 'narrow';
  if (isNarrow) return first.length > 0 ? first.join(' · ') : saved;
  return [...first, saved, `session ${session.id}`].filter(Boolean).join(' · ');
}

/** Header and mode of every page of a session. */
export function sessionChrome(session: Session, setting: Setting): Pick<Page, 'header' | 'mode'> {
  return {header: sessionHeader(session, setting), mode: modeOf(session)};
}
