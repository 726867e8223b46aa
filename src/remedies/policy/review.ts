/** A new key policy beside the old one: the diff, and what was tried on the new text. */
import {diffLines} from 'diff';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Json} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {DiffLine} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import type {Reviewed} from '../../runbook/computations.ts';
import {documentOf, draftOf, textOf} from './draft.ts';
import {tryPolicy} from './trial.ts';
import {triedWords} from './words.ts';

const around = 1;

/** For the confirmation of PutKeyPolicy; the old text is kept as it was. */
export function policyReview(session: Session, input: BoundInput): Reviewed {
  const old = knownValue(factOf(session.evidence, 'keyPolicy'))?.Policy ?? '';
  const next = typeof input.Policy === 'string' ? input.Policy : '';
  const draft = draftOf(next);
  const document = draft && documentOf(draft);
  const tried = document
    ? triedWords(tryPolicy(session.evidence, document), lostIn(old, next))
    : [{isGood: false, text: 'the new text is no policy'}];
  const name = String(input.KeyId ?? 'key').replace(/^.*\//, '');
  const keep = old === '' ? {} : {keep: {name: `key-policy-before-${name}.json`, text: old}};
  return {diff: diffOf(pretty(old), pretty(next)), tried, kept: '', ...keep};
}

/** Lines that go and come, with one line around them; what is far away is one gap. */
export function diffOf(old: string, next: string): readonly DiffLine[] {
  const lines = numbered(old, next);
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({type}) => type !== 'same');
  return lines.flatMap((line, at) => {
    if (line.type !== 'same' || isNear(at)) return [line];
    const before = lines[at - 1];
    const isFirst = before === undefined || before.type !== 'same' || isNear(at - 1);
    return isFirst ? [{type: 'gap' as const, number: 0, text: '…'}] : [];
  });
}

function numbered(old: string, next: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [before, after] = [0, 0];
  for (const {added, removed, value} of diffLines(`${old}\n`, `${next}\n`)) {
    for (const text of value.replace(/\n$/, '').split('\n')) {
      if (!added) before += 1;
      if (!removed) after += 1;
      const type = added ? 'in' : removed ? 'out' : 'same';
      // Leading spaces carry the structure, so they are kept.
      const [indent = ''] = /^ */.exec(text) ?? [];
      const shown = indent + printable(text.slice(indent.length), 1000);
      lines.push({type, number: removed ? before : after, text: shown});
    }
  }
  return lines;
}

/** Laid out alike, so that only what differs differs. */
function pretty(text: string): string {
  const draft = draftOf(text);
  return draft ? textOf(draft) : text;
}

/** Statements of the old text that the new one has neither so nor changed, by Sid or position. */
function lostIn(old: string, next: string): readonly string[] {
  const [before, after] = [draftOf(old)?.statements ?? [], draftOf(next)?.statements ?? []];
  const texts = new Set(after.map((one) => JSON.stringify(one)));
  const sids = new Set(after.map(sidOf).filter((sid) => sid !== undefined));
  return before.flatMap((one, index) => {
    const sid = sidOf(one);
    const isThere = texts.has(JSON.stringify(one)) || (sid !== undefined && sids.has(sid));
    const isChanged = sid === undefined && before.length <= after.length;
    return isThere || isChanged ? [] : [printable(sid ?? `statement ${index + 1}`, 100)];
  });
}

function sidOf(statement: Json): string | undefined {
  if (typeof statement !== 'object' || statement === null || !('Sid' in statement))
    return undefined;
  return typeof statement.Sid === 'string' ? statement.Sid : undefined;
}
