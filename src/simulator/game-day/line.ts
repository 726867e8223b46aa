/** What a facilitator types: one line that puts something in. Read here, carried out elsewhere. */
import {type Fault, faultSchema} from '../faults/schema.ts';
import {timed, type When} from './when.ts';

/** A line that was understood, or the sentence that says why not. */
export type Order =
  | {readonly type: 'fault'; readonly fault: Fault; readonly when: When}
  | {readonly type: 'message'; readonly from: string; readonly text: string; readonly when: When}
  | {readonly type: 'call'; readonly call: string; readonly when: When}
  | {readonly type: 'note'; readonly text: string}
  | {readonly type: 'refused'; readonly why: string};

const kinds = faultSchema.shape.fault.options;

/** Reads `throttle kms:* for 2 min`, `message Priya: how long?`, `call kms:DisableKey alias/orders`. */
export function readOrder(line: string, now: number): Order {
  const [word = '', rest = ''] = headOf(line);
  switch (word.toLowerCase()) {
    case '':
      return refused('Type what to put in; the list shows how such a line looks.');
    case 'note':
      return rest === '' ? refused('Type the note behind the word.') : {type: 'note', text: rest};
    case 'message':
      return messageOf(rest, now);
    case 'call': {
      const {text, when} = timed(rest, now);
      if (when.type === 'calls' || when.type === 'while') {
        return refused('A call is made now or at a time such as 02:25.');
      }
      return text === ''
        ? refused('Name the call, such as kms:DisableKey alias/orders.')
        : {type: 'call', call: text, when};
    }
    default:
      return faultOf(line, now);
  }
}

function headOf(line: string): readonly string[] {
  return /^\s*(\S+)\s*(.*?)\s*$/s.exec(line)?.slice(1) ?? [];
}

/** Only a comma sets the time apart: a message may end in `at 02:25` by itself. */
function messageOf(rest: string, now: number): Order {
  const comma = rest.lastIndexOf(',');
  const end = comma < 0 ? '' : rest.slice(comma);
  const {text: left, when} = timed(end, now);
  const isTimed = comma >= 0 && left === '' && (when.type === 'at' || /now$/i.test(end));
  const body = isTimed ? rest.slice(0, comma) : rest;
  const [, from = '', text = ''] = /^([^:]{1,60}):\s*(.+)$/s.exec(body) ?? [];
  if (text === '') return refused('Write it as message Priya: how long will it take?');
  return {type: 'message', from: from.trim(), text, when: isTimed ? when : {type: 'now'}};
}

/** `deny kms:EnableKey code=…`: the fault, the call, further members of a fault, and when. */
function faultOf(line: string, now: number): Order {
  const {text, when} = timed(line, now);
  const [kind = '', call = '', ...members] = text.split(/\s+/);
  const known = kinds.find((candidate) => candidate === kind.toLowerCase());
  if (!known) {
    return refused(`"${kind}" is none of ${kinds.join(', ')}, message, call and note.`);
  }
  const stray = members.find((word) => !word.includes('='));
  if (stray !== undefined) {
    return refused(
      `"${stray}" is not understood: members are written as code=NAME, the time last.`,
    );
  }
  if (call === '') return refused(`${kind} needs a call, such as kms:* or rds:StartDBInstance.`);
  const parsed = faultSchema.safeParse({
    fault: known,
    call,
    ...Object.fromEntries(members.map(memberOf)),
    ...window(when),
  });
  if (parsed.success) return {type: 'fault', fault: parsed.data, when};
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return refused(
    where === '' ? (issue?.message ?? 'Not understood.') : `${where}: ${issue?.message}`,
  );
}

function memberOf(word: string): readonly [string, unknown] {
  const equals = word.indexOf('=');
  const text = word.slice(equals + 1);
  return [
    word.slice(0, equals),
    /^(-?\d+(\.\d+)?|true|false)$/.test(text) ? JSON.parse(text) : text,
  ];
}

function window(when: When): Partial<Fault> {
  switch (when.type) {
    case 'calls':
      return {times: when.count};
    case 'while':
      return {until: new Date(when.until).toISOString()};
    case 'at':
      return {from: new Date(when.at).toISOString(), times: 1};
    case 'now':
      return {};
  }
}

function refused(why: string): Order {
  return {type: 'refused', why};
}
