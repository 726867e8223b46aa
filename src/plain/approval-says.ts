/** What plain lines say of a request for approval, for the person who asks and the one who is asked. */
import type {ApprovalRequest} from '../core/approval.ts';
import {operatorName} from '../core/incident.ts';
import type {ApprovalQuestion} from '../core/question.ts';
import {printable} from '../core/words/text.ts';
import {inputLines} from './input-lines.ts';
import type {Say} from './say.ts';

/** The calls, and the command for the second person. */
export function approvalSays({request, text, hash}: ApprovalQuestion): readonly Say[] {
  return [
    ...requestSays(request, hash),
    {type: 'text', text: 'The second person runs, with their own credentials:'},
    {type: 'command', text: `latchkey approve ${text}`},
  ];
}

/** Every call exactly as it would be sent, who asks, and until when. */
export function requestSays(request: ApprovalRequest, hash: string): readonly Say[] {
  const {database, accountId, region, requestedBy, expiresAt, changes} = request;
  return [
    {
      type: 'rows',
      rows: [
        {label: 'Database', lines: [printable(database)]},
        {label: 'Where', lines: [printable(`account ${accountId}, ${region}`)]},
        {label: 'Asked by', lines: [printable(operatorName(requestedBy))]},
        {label: 'Until', lines: [printable(`${expiresAt.slice(0, 16).replace('T', ' ')} UTC`)]},
        {label: 'Compare', lines: [shortHash(hash)]},
      ],
    },
    ...changes.flatMap((change, index): Say[] => [
      {type: 'text', text: printable(`${index + 1}. ${change.title}`)},
      {
        type: 'rows',
        rows: [
          {label: 'Call', lines: [printable(change.call)]},
          {label: 'With', lines: inputLines(change.input), isLong: true},
        ],
      },
    ]),
  ];
}

/** The beginning of the hash in groups: what two persons compare by voice. */
export function shortHash(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
