/** One sentence while CloudTrail is still asked who did it: what decides is known by then. */

/** What is known so far, as the briefing has it. */
export function soFarSentence(headline: string, confidence: string): string {
  return `So far, ${confidence}: ${headline} CloudTrail is still asked who did it.`;
}
