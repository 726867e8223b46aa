/** Journal entries in plain lines: what happened in the world, each said once. */
import {briefing} from '../causes/briefing.ts';
import {operatorName} from '../core/incident.ts';
import {modeOf, type Session} from '../core/session.ts';
import {trainer} from '../core/trainer.ts';
import {counted, printable} from '../core/words/text.ts';
import {diagnosisSays, readWords} from './diagnosis.ts';
import {endSays} from './endings.ts';
import {event, type Say} from './say.ts';
import {calledSays, settledSays, type Told, waitingSays} from './step-entries.ts';

/** What to say about an entry; nothing for those that are told by the entries around them. */
export function entrySays(told: Told): readonly Say[] {
  const {entry} = told;
  switch (entry.type) {
    case 'diagnosed':
      return diagnosedSays(told, entry.at);
    case 'planned': {
      const changes = entry.steps.filter(({kind}) => kind === 'change').length;
      const steps = counted(entry.steps.length, 'step');
      return [event(entry.at, `Plan: ${entry.title}: ${steps}, ${counted(changes, 'change')}.`)];
    }
    case 'called':
      return entry.mode === 'change' ? calledSays(entry, entry.at, told) : [];
    case 'waiting':
      return waitingSays(entry, entry.at, told);
    case 'settled':
      return settledSays(entry, entry.at, told);
    case 'noted':
      // A lesson tells what it wrote down by itself.
      if (entry.by === trainer) return [];
      return [event(entry.at, `Note by ${operatorName(entry.by)}: "${printable(entry.text)}"`)];
    case 'closed':
      return endSays(entry, told);
    default:
      return [];
  }
}

/** The first line: which AWS, where, who. After an interruption also that it goes on. */
export function openingSays(session: Session): readonly Say[] {
  const {incident, operator, endpoint, resumes, rehearsal} = session;
  const at = endpoint === '' ? '' : ` at ${endpoint}`;
  const world = rehearsal ? `Simulated AWS${at}` : `AWS${at}`;
  const who = operatorName(operator.arn);
  const where = `${world}, ${incident.accountId}, ${incident.region}, ${who}.`;
  const dry = modeOf(session) === 'DRY RUN' ? ' Dry run: no change is sent.' : '';
  return [
    event(session.at, `${where}${dry}`),
    ...(resumes > 0
      ? [event(session.at, `Going on with session ${session.id}. Facts are read anew.`)]
      : []),
  ];
}

/** The whole block; only the good end of a plan is one line, for the ending says the rest. */
function diagnosedSays(told: Told, at: string): readonly Say[] {
  const {session, before, localOffsetMinutes} = told;
  const {diagnosis} = session;
  if (!diagnosis) return [];
  const words = briefing(session, localOffsetMinutes);
  if (before.plan && diagnosis.verdict === 'healthy') {
    return [event(at, `Read again: ${words.headline}`)];
  }
  return [event(at, `${readWords(session.evidence)}.`), ...diagnosisSays(diagnosis, words)];
}
