/** The story of a session: the few entries that matter afterwards, each as one line. */
import {currentLoss} from '../../causes/reading/key-events.ts';
import {fold} from '../../core/apply.ts';
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import {printable} from '../../core/words/text.ts';
import {durationWords} from '../../core/words/time.ts';

/** One moment: ISO time, what happened, how. */
export type Moment = {readonly at: string; readonly what: string; readonly how: string};

type Of<Type extends Entry['type']> = Extract<Entry, {type: Type}>;

/** From the opening to the end: diagnosis, changes, what was seen arriving, answers. */
export function storyOf(entries: readonly Entry[]): readonly Moment[] {
  const titles = new Map<string, string>();
  const sentAt = new Map<string, string>();
  const questions = new Map<string, Of<'asked'>>();
  return entries.flatMap((entry): readonly Moment[] => {
    switch (entry.type) {
      case 'opened':
        return [
          moment(
            entry,
            entry.resumed ? 'you went on' : 'you started',
            operatorName(entry.operator.arn),
          ),
        ];
      case 'diagnosed':
        return [moment(entry, 'diagnosed', findingWords(entry))];
      case 'planned':
        for (const step of entry.steps) titles.set(step.id, step.title);
        return [];
      case 'asked':
        questions.set(entry.step, entry);
        return [];
      case 'answered':
        return answered(entry, questions.get(entry.step));
      case 'called':
        if (entry.mode === 'read') return [];
        if (entry.step !== undefined) sentAt.set(entry.step, entry.at);
        return [moment(entry, entry.call, calledWords(entry))];
      case 'settled': {
        const sent = sentAt.get(entry.step);
        if (sent === undefined || entry.status !== 'Success') return [];
        const took = durationWords(Date.parse(entry.at) - Date.parse(sent));
        return [
          moment(entry, printable(titles.get(entry.step) ?? entry.step), `done after ${took}`),
        ];
      }
      default:
        return [];
    }
  });
}

/** How long the database was down, by RDS's own message and the first look that saw it available. */
export function downWords(entries: readonly Entry[]): string {
  const first = entries.findIndex((entry) => entry.type === 'diagnosed');
  const {stopped} = currentLoss(fold(entries.slice(0, Math.max(0, first))).evidence);
  const back = entries.findLast((entry) => entry.type === 'waiting' && entry.seen === 'available');
  if (!stopped || !back) return '';
  return `It was down for ${durationWords(Date.parse(back.at) - Date.parse(stopped.at))}.`;
}

function moment(entry: Entry, what: string, how: string): Moment {
  return {at: entry.at, what, how};
}

function findingWords({diagnosis}: Of<'diagnosed'>): string {
  const [first] = diagnosis.findings;
  return first ? `${first.cause}, ${first.confidence}` : diagnosis.verdict;
}

function answered(entry: Of<'answered'>, asked: Of<'asked'> | undefined): readonly Moment[] {
  const question = asked?.question;
  if (question?.kind === 'confirm' || question?.kind === 'way') return [];
  const options = question && 'options' in question ? question.options : [];
  const label = options.find((option) => option.id === entry.answer)?.label ?? entry.answer;
  const who = operatorName(entry.by);
  return [moment(entry, printable(entry.question, 60), `“${printable(label, 60)}”, ${who}`)];
}

function calledWords(entry: Of<'called'>): string {
  switch (entry.outcome) {
    case 'ok':
      return 'sent and accepted';
    case 'would-call':
      return 'would be called; it was not sent';
    case 'error':
      return `refused: ${printable(entry.error?.code ?? 'no answer')}`;
  }
}
