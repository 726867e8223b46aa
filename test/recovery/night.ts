/** The sessions of the runbook tests serve here too. */
export {
  aliases,
  answered,
  instance,
  key,
  keyArn,
  known,
  observed,
  opened,
  sessionOf,
} from '../runbook/sessions.ts';
