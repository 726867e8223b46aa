/** What RDS said about the key: its messages, told apart by their stable words. */
import {type Evidence, factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';

/**
 * RDS-EVENT-0418 `lost`, 0419 `stopped`, 0420 `regained`; `started` is a start or a restore (0088,
 * 0043, 0019), which needs the key. `fact` and `index` are its place in the
 * evidence.
 */
export type KeyEvent = {
  readonly kind: 'lost' | 'stopped' | 'regained' | 'started';
  readonly at: string;
  readonly message: string;
  readonly fact: EventsFact;
  readonly index: number;
};

/** RDS speaks of the key to instances; a cluster hears it through its members (facts/aws.md §1.4). */
type EventsFact = 'events' | `events:${string}`;

// DescribeEvents carries no event id; this fragment is in all three texts (facts/aws.md §1.7).
const common = 'access the KMS encryption key for database instance';

/** The messages about the key, and starts, with a time that can be read, oldest first. */
export function keyEvents(evidence: Evidence): readonly KeyEvent[] {
  const members = namesInFamily(evidence, 'events').map((member) => `events:${member}` as const);
  return (['events', ...members] as const)
    .flatMap((fact) => eventsOfFact(evidence, fact))
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** What RDS said to one member of a cluster, oldest first. */
export function memberKeyEvents(evidence: Evidence, member: string): readonly KeyEvent[] {
  return [...eventsOfFact(evidence, `events:${member}`)].sort((a, b) => a.at.localeCompare(b.at));
}

function eventsOfFact(evidence: Evidence, fact: EventsFact): readonly KeyEvent[] {
  const events = knownValue(factOf(evidence, fact))?.Events ?? [];
  const born = bornAt(evidence, fact);
  return events.flatMap((event, index): readonly KeyEvent[] => {
    const message = event.Message ?? '';
    const time = Date.parse(event.Date ?? '');
    const kind = kindOf(message);
    if (kind === undefined || Number.isNaN(time) || time < born) return [];
    return [{kind, at: new Date(time).toISOString(), message, fact, index}];
  });
}

/**
 * When the instance was made that has the name now. RDS keeps events by name: what it said before
 * was said to another one, from which a restored database took the name (facts/aws.md §6.4).
 */
function bornAt(evidence: Evidence, fact: EventsFact): number {
  const own = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  if (fact === 'events') return Date.parse(own?.InstanceCreateTime ?? '') || 0;
  const name = fact.slice('events:'.length);
  const listed = knownValue(factOf(evidence, 'regionInstances'))?.DBInstances ?? [];
  const member = listed.find(({DBInstanceIdentifier}) => DBInstanceIdentifier === name);
  return Date.parse(member?.InstanceCreateTime ?? '') || 0;
}

function kindOf(message: string): KeyEvent['kind'] | undefined {
  if (message.includes('DB instance started')) return 'started';
  if (/^Restored from /i.test(message)) return 'started';
  if (!message.includes(common)) return undefined;
  if (message.includes('has been unable to')) return 'stopped';
  if (message.includes('is unable to')) return 'lost';
  return message.includes('can now') ? 'regained' : undefined;
}

/** The newest loss of the key: when RDS noticed it, when it stopped the database, when it ended. */
export type Loss = {
  readonly lost?: KeyEvent;
  readonly stopped?: KeyEvent;
  readonly regained?: KeyEvent;
};

/** True while RDS said that it lost the key, and since then neither that it has it nor a start. */
export function isLossOpen(evidence: Evidence): boolean {
  const {lost, stopped, regained} = currentLoss(evidence);
  return (lost !== undefined || stopped !== undefined) && regained === undefined;
}

/** The newest loss that RDS spoke of; every part is missing where RDS said nothing. */
export function currentLoss(evidence: Evidence): Loss {
  let loss: Loss = {};
  for (const event of keyEvents(evidence)) {
    if (event.kind === 'started') loss = {};
    else if (event.kind === 'regained') loss = {...loss, regained: event};
    else if (loss.regained) loss = {[event.kind]: event};
    // RDS may repeat itself: the loss began with the first message, the window with the last.
    else if (event.kind === 'lost') loss = {...loss, lost: loss.lost ?? event};
    else loss = {...loss, stopped: event};
  }
  return loss;
}
