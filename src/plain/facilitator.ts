/** The facilitator's console in lines: typed words instead of keys, for screen readers and odd terminals. */
import {isoTime} from '../core/clock.ts';
import {printable} from '../core/words/text.ts';
import {clockSeconds, momentWords} from '../core/words/time.ts';
import type {Facilitator, FacilitatorView} from '../engine/facilitator.ts';
import {joinLines} from '../engine/join.ts';

/** What a typed line leads to: lines to print, and whether the game day is over. */
export type Said = {readonly lines: readonly string[]; readonly isOver: boolean};

const words: {readonly [word: string]: (view: FacilitatorView) => readonly string[]} = {
  list: listLines,
  world: worldLines,
  team: teamLines,
  log: logLines,
  join: seatLines,
  help: helpLines,
};

/** What stands before the first prompt. */
export function openingLines(view: FacilitatorView): readonly string[] {
  const {scenario, endpoint, database} = view;
  return [
    `REHEARSAL: you are the facilitator of ${scenario}. Nothing is real.`,
    `Players join with: latchkey respond ${database} --endpoint-url ${endpoint}`,
    'Type help for what can be typed here.',
  ];
}

/** Answers one typed line. */
export function answerLine(facilitator: Facilitator, typed: string): Said {
  const line = typed.trim();
  const [word = '', ...rest] = line.split(/\s+/);
  const tell = words[line];
  if (tell) return said(...tell(facilitator.view()));
  if (word === 'calls') return said(...callLines(facilitator.view(), rest.join(' ')));
  switch (line) {
    case '':
      return said(nowLine(facilitator.view()));
    case 'quit':
      return {lines: [], isOver: true};
    case 'pause':
      return said(aloud(facilitator.togglePause()));
    case 'slower':
      return said(aloud(facilitator.slower()));
    case 'faster':
      return said(aloud(facilitator.faster()));
    case 'jump':
      return said(facilitator.jump());
    case 'debrief':
      return said(facilitator.write());
  }
  if (/^\d+$/.test(line)) return said(...suggestion(facilitator.view(), Number(line)));
  return said(facilitator.order(line).says);
}

/** The console's key is a word here. */
function aloud(sentence: string): string {
  return sentence.replace('p goes on', 'pause goes on');
}

function said(...lines: readonly string[]): Said {
  return {lines, isOver: false};
}

/** A number shows the line and puts nothing in: it has to be typed. */
function suggestion({putIns}: FacilitatorView, number: number): readonly string[] {
  const row = putIns[number - 1];
  if (!row) return [`There is no ${number}. Type list.`];
  return [
    `${printable(row.title)}: type this line, changed or as it is.`,
    printable(row.line, 500),
  ];
}

function nowLine({now, speed, next}: FacilitatorView): string {
  const pace = speed === 0 ? 'paused' : `${speed} times as fast`;
  const then =
    next === undefined
      ? 'Nothing is due by itself.'
      : `Next by itself: ${momentWords(isoTime(next.at), isoTime(now))} ${printable(next.what)}.`;
  return `${clockSeconds(isoTime(now))} UTC, ${pace}. ${then}`;
}

function listLines({putIns}: FacilitatorView): readonly string[] {
  return putIns.map(
    ({title, line}, index) => `${index + 1}  ${printable(title)}  ${printable(line)}`,
  );
}

function worldLines(view: FacilitatorView): readonly string[] {
  return [
    nowLine(view),
    ...view.databases.map(({identifier, status}) => `database ${identifier}: ${status}`),
    ...view.keys.map(({name, state}) => `key ${name}: ${state}`),
  ];
}

function teamLines({team}: FacilitatorView): readonly string[] {
  return team.map(({name, reads, changes, refused, lastCallAt}) => {
    const last = lastCallAt === undefined ? 'none' : `${clockSeconds(lastCallAt)} UTC`;
    return `${printable(name)}: ${reads} reads, ${changes} changes sent, ${refused} answered with an error, last call ${last}`;
  });
}

function callLines({requests}: FacilitatorView, wanted: string): readonly string[] {
  const lines = requests.map(({at, service, operation, outcome, error, principal}) => {
    const who = principal.slice(principal.lastIndexOf('/') + 1);
    return printable(
      `${clockSeconds(at)} ${service}:${operation} ${error?.code ?? outcome} ${who}`,
      300,
    );
  });
  const found = lines.filter((line) => line.toLowerCase().includes(wanted.toLowerCase()));
  return found.length === 0 ? ['No call.'] : found.slice(-20).toReversed();
}

function logLines({acts}: FacilitatorView): readonly string[] {
  if (acts.length === 0) return ['Nothing was put in yet.'];
  return acts
    .slice(-20)
    .map(({at, type, text}) => `${clockSeconds(isoTime(at))} ${type}: ${printable(text, 300)}`);
}

/** Lines for a shell, one block for each who may join. */
function seatLines(view: FacilitatorView): readonly string[] {
  return view.seats.flatMap((seat) => [`${printable(seat.name)}:`, ...joinLines(view, seat)]);
}

function helpLines(): readonly string[] {
  return [
    'An empty line: the time. world, team, log: what is so. calls: the newest calls; calls kms: those with that word.',
    'list: what may be put in; a number shows its line.',
    'pause, slower, faster, jump: the simulated clock. join: how players join, with their credentials.',
    'throttle kms:* for 2 min, deny kms:EnableKey next call, error rds:* next 3 calls: faults.',
    'message Priya: how long? tells the players. call kms:DisableKey alias/orders: the administrator calls.',
    'note they asked security first: for the debrief. debrief writes it. quit ends the game day.',
  ];
}
