/** Does a code count as the approval of this request? STS says whose it is; the rest is compared. */
import type {CodeCheck} from '../../aws/approval/approvals.ts';
import type {ApprovalRequest} from '../../core/approval.ts';
import {operatorName} from '../../core/incident.ts';
import {printable} from '../../core/words/text.ts';

/** Approved, by whom; or why not, in a sentence. */
export type Judgement =
  | {readonly type: 'approved'; readonly by: string}
  | {readonly type: 'refused'; readonly why: string};

/** Judges what STS said. `operator` is the ARN of the person who asks, as STS said it. */
export function judge(
  check: CodeCheck,
  request: ApprovalRequest,
  operator: string,
  wall: number,
): Judgement {
  if (wall > Date.parse(request.expiresAt)) {
    return refused('The request has expired. Type again for a new one.');
  }
  switch (check.type) {
    case 'no-code':
      return refused('That is no approval code: it begins with lk1. and is copied as a whole.');
    case 'refused':
      return refused(
        `STS does not accept the code for this request (${printable(check.code)}): it was made for another request, is older than 15 minutes, or was not copied whole.`,
      );
    case 'identity':
      return judgeIdentity(
        check.identity.Arn ?? '',
        check.identity.Account ?? '',
        request,
        operator,
      );
  }
}

function judgeIdentity(
  arn: string,
  accountId: string,
  request: ApprovalRequest,
  operator: string,
): Judgement {
  const name = printable(operatorName(arn));
  if (arn === '') return refused('STS did not say whose code that is.');
  if (accountId !== request.accountId) {
    return refused(
      `The code is of ${name} in account ${printable(accountId)}; it has to come from account ${request.accountId}.`,
    );
  }
  if (arn === operator || arn === request.requestedBy) {
    return refused(`The code is your own (${name}). A second person has to make it.`);
  }
  return {type: 'approved', by: arn};
}

function refused(why: string): Judgement {
  return {type: 'refused', why: `${why} Nothing was sent.`};
}
