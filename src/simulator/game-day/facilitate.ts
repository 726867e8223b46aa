/** Carries out what a facilitator typed, and writes it down for the debrief. */
import {UsageError} from '../../core/errors.ts';
import {printable} from '../../core/words/text.ts';
import {putIn} from '../faults/take.ts';
import {scheduleAsAdministrator} from '../what-if.ts';
import {schedule} from '../world/queue.ts';
import type {World} from '../world/world.ts';
import {deliver, note} from './deliver.ts';
import {readOrder} from './line.ts';
import {type When, whenWords} from './when.ts';

/** What was done, or why nothing was. One sentence each. */
export type Facilitated =
  | {readonly done: true; readonly says: string}
  | {readonly done: false; readonly says: string};

/** Reads one line and does it. */
export function facilitate(world: World, line: string): Facilitated {
  const order = readOrder(line, world.now);
  switch (order.type) {
    case 'refused':
      return {done: false, says: order.why};
    case 'note':
      note(world, 'note', order.text);
      return {done: true, says: 'The note is kept for the debrief.'};
    case 'message':
      return message(world, order.from, order.text, order.when);
    case 'call':
      return call(world, order.call, order.when);
    case 'fault':
      putIn(world, order.fault);
      note(world, 'fault', printable(line, 500));
      return {done: true, says: `Put in: ${printable(line, 500)}.`};
  }
}

function message(world: World, from: string, text: string, when: When): Facilitated {
  if (when.type === 'at') {
    schedule(world, when.at, {type: 'message', ...world.home, from, text});
    return {done: true, says: `The message goes out ${whenWords(when, world.now)} UTC.`};
  }
  deliver(world, from, text);
  return {done: true, says: 'The message was sent.'};
}

function call(world: World, text: string, when: When): Facilitated {
  try {
    if (when.type !== 'at') {
      scheduleAsAdministrator(world, text, world.now);
      note(world, 'call', text);
      return {done: true, says: 'The call was made.'};
    }
    scheduleAsAdministrator(world, text, when.at);
    const moment = `${whenWords(when, world.now)} UTC`;
    note(world, 'call', `${text}, to be made ${moment}`);
    return {done: true, says: `The call will be made ${moment}.`};
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return {done: false, says: [error.message, ...error.nextSteps.slice(0, 1)].join(' ')};
  }
}
