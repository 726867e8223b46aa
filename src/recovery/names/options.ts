/** Which name shall the restored database have? The honest choices, as options. Pure. */
import {lostFacts, restoredFacts} from '../../core/facts-of-restore.ts';
import type {Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import type {OptionTable} from '../../runbook/computations.ts';
import {dependants} from './dependants.ts';
import {removalCommands} from './removal.ts';
import {isNameHeld, isRemovable, lostNow} from './swap.ts';

/** Before the swap: swap, or keep the new name. */
export function nameOptions(session: Session): OptionTable {
  const lost = printable(lostFacts(session).identifier);
  const restored = printable(restoredFacts(session).identifier);
  const room = isNameHeld(session)
    ? `${lost} becomes ${lost}-old first; whether RDS renames a locked database is not documented`
    : `the name is free`;
  return {
    options: [
      {
        id: 'swap',
        label: `Swap the names: ${restored} becomes ${lost}`,
        detail: `clients keep their endpoint; a reboot, new DNS in about 10 min; ${room}`,
        recommended: true,
      },
      keep(session, false),
    ],
  };
}

/** When the lost database could not make room. */
export function noRoomOptions(session: Session): OptionTable {
  return {options: [keep(session, true), removed(session)]};
}

function keep(session: Session, isRecommended: boolean): Option {
  const {address, port, identifier} = restoredFacts(session);
  const place = address === '' ? identifier : `${address}:${port}`;
  const others = dependants(session);
  const more = others.length === 0 ? '' : `; also ${others.join('; ')}`;
  return {
    id: 'keep',
    label: 'Keep the new name and point clients or DNS to it',
    detail: printable(`the new endpoint is ${place}${more}`, 600),
    ...(isRecommended ? {recommended: true} : {}),
  };
}

/** Latchkey never deletes: the operator does, outside, and only where nothing is lost by it. */
function removed(session: Session): Option {
  const {status = ''} = lostNow(session) ?? {};
  const label = 'I removed the lost database outside Latchkey: take its name';
  if (!isRemovable(session)) {
    return {
      id: 'removed',
      label,
      dead: `Not while it is ${printable(status)}: it may still come back, and a removal ends that.`,
    };
  }
  return {id: 'removed', label, detail: removalCommands(session)};
}
