/** What a repaired policy means, in sentences: who gains what, what was tried, who could put it. */
import {databaseOf} from '../../core/database.ts';
import type {Evidence} from '../../core/evidence.ts';
import type {Json, JsonObject} from '../../core/json.ts';
import {printable} from '../../core/words/text.ts';
import {momentWords} from '../../core/words/time.ts';
import type {Candidate} from './candidates.ts';
import type {Trial} from './trial.ts';

/** The row of a candidate: what it does. */
export function labelOf({id, draft}: Candidate): string {
  switch (id) {
    case 'previous':
      return 'Put the text from before back';
    case 'delegation':
      return 'Put the account back in';
    case 'exempt':
      return 'Leave RDS out of the Deny';
    case 'smallest':
      return draft.done.some(({before}) => before === undefined)
        ? 'Allow only what you need through RDS'
        : 'Correct the condition';
  }
}

/** What it newly allows, and to whom. */
export function gainsOf({id, draft, from}: Candidate, evidence: Evidence, now: string): string {
  const region = (databaseOf(evidence)?.arn ?? '').split(':')[3] ?? '';
  switch (id) {
    case 'previous':
      return `the text of ${momentWords(from?.at ?? now, now)} UTC by ${nameOf(from?.by ?? '')}; the diff tells who gains`;
    case 'delegation':
      return 'every role of this account whose own policies allow the key gains it';
    case 'exempt':
      return `calls through rds.${region}.amazonaws.com pass the Deny, for whoever an Allow lets in`;
    case 'smallest':
      return printable(draft.done.map(({before, after}) => gain(before, after)).join('; '), 400);
  }
}

function gain(before: Json | undefined, after: JsonObject): string {
  if (before !== undefined) {
    return after.Effect === 'Deny' ? 'the Deny no longer meets it' : conditionWords(before, after);
  }
  const who = JSON.stringify(after.Principal ?? '*').replace(/^\{"AWS":"?|"?\}$|"/g, '');
  return `${who} gains ${[after.Action].flat().join(', ')} through RDS`;
}

/** The values that a condition accepts besides those it had. */
function conditionWords(before: Json, after: JsonObject): string {
  const had = new Set(textsIn(before));
  const added = textsIn(after).filter((text) => !had.has(text));
  return `its condition accepts ${added.join(', ')} as well`;
}

function textsIn(json: Json | undefined): readonly string[] {
  if (typeof json === 'string') return [json];
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap((value: Json | undefined) => textsIn(value));
}

/** What was tried before it was offered. */
export function triedWords(
  trial: Trial,
  lost: readonly string[],
): readonly {readonly isGood: boolean; readonly text: string}[] {
  return [
    {
      isGood: trial.keepsCaller === 'yes',
      text: {
        yes: 'you can change it again',
        no: 'you could not change it again',
        unknown: 'whether you can change it again is not known',
      }[trial.keepsCaller],
    },
    {
      isGood: trial.refused.length === 0,
      text: trial.isCertain
        ? 'RDS and your start are allowed'
        : trial.refused.length === 0
          ? 'it refuses RDS nothing; the rest lies outside this policy'
          : 'it still refuses RDS',
    },
    {
      isGood: lost.length === 0,
      text: lost.length === 0 ? 'every statement of now stays' : `gone: ${lost.join(', ')}`,
    },
  ];
}

/** `role security-baseline`, or the whole name where it is of another form. */
export function nameOf(arn: string): string {
  const [, role] = /:(?:assumed-role|role)\/([^/]+)/.exec(arn) ?? [];
  return printable(role === undefined ? arn || 'somebody' : `role ${role}`, 200);
}
