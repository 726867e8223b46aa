/** The story of a session: the few entries that matter afterwards, each as one line. */
import type {Entry} from '../../core/entry.ts';
import {operatorName} from '../../core/incident.ts';
import {databaseStatusWords} from '../../core/words/status.ts';
import {printable} from '../../core/words/text.ts';
import {durationWords} from '../../core/words/time.ts';

/** One moment: ISO time, what happened, how. */
export type Moment = {readonly at: string; readonly what: string; readonly how: string};

/** From the opening to the end: diagnosis, changes, what was seen arriving, answers. */
export function storyOf(entries: readonly Entry[]): readonly Moment[] {
  const sentAt = new Map<string, string>();
  const questions = new Map<string, Entry & {type: 'asked'}>();
  return entries.flatMap((entry): readonly Moment[] => {
    switch (entry.type) {
      case 'opened':
        return [
          {
            at: entry.at,
            what: entry.resumed ? 'you went on' : 'you started',
            how: operatorName(entry.operator.arn),
          },
        ];
      case 'diagnosed':
        return [{at: entry.at, what: 'diagnosed', how: findingWords(entry)}];
      case 'asked':
        questions.set(entry.step, entry);
        return [];
      case 'answered':
        return answered(entry, questions.get(entry.step));
      case 'called':
        if (entry.mode === 'read') return [];
        if (entry.step !== undefined) sentAt.set(entry.step, entry.at);
        return [{at: entry.at, what: entry.call, how: calledWords(entry)}];
      case 'settled': {
        const sent = sentAt.get(entry.step);
        if (sent === undefined || entry.status !== 'Success') return [];
        const took = durationWords(Date.parse(entry.at) - Date.parse(sent));
        return [
          {
            at: entry.at,
            what: `${entry.step} done`,
            how: `${seenWords(entry.reason)}after ${took}`,
          },
        ];
      }
      default:
        return [];
    }
  });
}

function findingWords(entry: Extract<Entry, {type: 'diagnosed'}>): string {
  const {findings, verdict} = entry.diagnosis;
  const [first] = findings;
  return first ? `${first.cause}, ${first.confidence}` : verdict;
}

function answered(
  entry: Extract<Entry, {type: 'answered'}>,
  asked: Extract<Entry, {type: 'asked'}> | undefined,
): readonly Moment[] {
  if (asked?.question.kind === 'confirm' || asked?.question.kind === 'way') return [];
  const label =
    asked?.question.kind === 'choice' || asked?.question.kind === 'failure'
      ? asked.question.options.find((option) => option.id === entry.answer)?.label
      : undefined;
  return [
    {
      at: entry.at,
      what: printable(entry.question, 60),
      how: `“${printable(label ?? entry.answer, 60)}” by ${operatorName(entry.by)}`,
    },
  ];
}

function calledWords(entry: Extract<Entry, {type: 'called'}>): string {
  switch (entry.outcome) {
    case 'ok':
      return 'sent and accepted';
    case 'would-call':
      return 'would be called; it was not sent';
    case 'error':
      return `refused: ${printable(entry.error?.code ?? 'no answer')}`;
  }
}

function seenWords(reason: string): string {
  return reason === '' ? '' : `${databaseStatusWords(printable(reason, 40)).word}, `;
}
