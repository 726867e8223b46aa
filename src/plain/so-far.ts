/** One sentence while CloudTrail is still asked who did it: what decides is known by then. */
import {briefingOf} from '../causes/briefing.ts';
import {diagnose} from '../causes/diagnose.ts';
import type {Evidence} from '../core/evidence.ts';
import type {Incident} from '../core/incident.ts';

/** What is known so far; `now` is ISO 8601 in the world's time. */
export function soFarWords(evidence: Evidence, incident: Incident, now: string): string {
  const diagnosis = diagnose(evidence, incident, now);
  const {headline, confidence} = briefingOf({
    diagnosis,
    evidence,
    incident,
    now,
    localOffsetMinutes: 0,
    isTrailOpen: true,
  });
  return soFarSentence(headline, confidence);
}

/** The same sentence where headline and confidence are at hand. */
export function soFarSentence(headline: string, confidence: string): string {
  return `So far, ${confidence}: ${headline} CloudTrail is still asked who did it.`;
}
