/** A canary in every member of every answer: none of its control characters reaches a person. */
import {expect, test} from 'vitest';
import {briefingOf} from '../../src/causes/briefing.ts';
import {diagnose} from '../../src/causes/diagnose.ts';
import {evidenceLines} from '../../src/causes/evidence-lines.ts';
import {DiagnosisInParts} from '../../src/plain/diagnosis-parts.ts';
import {fieldRows} from '../../src/screen/screens/fact-fields.ts';
import {incident, now} from './night.ts';
import {hostile, names, poisoned, textsIn} from './poisoned.ts';

/** Control, format and line characters; a Markdown or HTML writer escapes the rest itself. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

test.each(hostile.flatMap((canary) => [[canary, true] as const, [canary, false] as const]))(
  '%j, what decides readable: %s',
  async (canary, isReadable) => {
    const evidence = await poisoned(canary, isReadable);
    const diagnosis = diagnose(evidence, incident, now);
    const lines: string[] = [];
    const story = {diagnosis, evidence, incident, now, localOffsetMinutes: 60};
    const put = (line: string) => lines.push(line);
    const parts = new DiagnosisInParts({output: put, message: put, localOffsetMinutes: 60});
    parts.whole({evidence, incident, at: now});
    const trail = Object.keys(evidence).filter((name) => name.startsWith('trail'));
    const unasked = Object.fromEntries(trail.map((name) => [name, undefined]));
    parts.soFar({evidence: {...evidence, ...unasked}, incident, at: now}, true);
    parts.whole({evidence, incident, at: now});
    const told = [
      ...textsIn(diagnosis),
      ...textsIn(briefingOf(story)),
      ...textsIn(
        evidenceLines(evidence, diagnosis.findings).map(({said, speaksFor}) => [said, speaksFor]),
      ),
      ...lines,
      ...names.flatMap((name) => {
        const fact = Reflect.get(evidence, name);
        return fact?.status === 'known' ? textsIn(fieldRows(fact.value, 78)) : [];
      }),
    ];
    expect(told.length).toBeGreaterThan(100);
    for (const text of told) {
      expect(unprintable.test(text), JSON.stringify(text.slice(0, 200))).toBe(false);
      expect(text.length).toBeLessThan(2000);
    }
  },
);
