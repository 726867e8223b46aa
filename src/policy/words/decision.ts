/** The whole answer in a sentence. */
import {printable} from '../../core/words/text.ts';
import type {Analysis, Missing} from '../analysis.ts';
import {nearestAllow} from '../nearest.ts';
import {checkWords} from './check.ts';
import {quoteWords} from './quote.ts';
import {typeWords} from './types.ts';

/** What was decided, by which statement, or what would have to be known. */
export function decisionWords(analysis: Analysis): string {
  const {decision, decidedBy = 'resource', deciding, missing, request} = analysis;
  const action = printable(request.action);
  if (decision === 'unknown') {
    const reasons = missing.map(missingWords);
    return `Whether ${action} is allowed is unknown because ${reasons.join('; ')}.`;
  }
  if (decision === 'implicitly-denied') {
    return `${action} is denied: no ${typeWords(decidedBy)} allows it.${nearestWords(analysis)}`;
  }
  const by = deciding ? quoteWords(deciding) : `a ${typeWords(decidedBy)}`;
  return `${action} is ${decision === 'allowed' ? 'allowed' : 'denied'} by ${by}.`;
}

/** `the service control policies are not known (organizations:… was denied) and could deny it`. */
export function missingWords({what, because, could, statement}: Missing): string {
  const name = printable(what);
  const verb = /^the .*(?:policies|grants)$/.test(name) ? 'are' : 'is';
  const outcome = could === 'either' ? 'allow or deny' : could;
  const by = statement ? `, by ${quoteWords(statement)},` : '';
  return `${name} ${verb} not known (${printable(because)}) and could${by} ${outcome} it`;
}

function nearestWords(analysis: Analysis): string {
  const nearest = nearestAllow(analysis);
  if (!nearest) return '';
  const reasons = nearest.failing.map(checkWords);
  return ` The closest, ${quoteWords(nearest.quote)}, does not match. ${reasons.join('; ')}.`;
}
