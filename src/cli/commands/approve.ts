/** `latchkey approve REQUEST`: the second person sees what would be called, and makes the code. */
import {createInterface} from 'node:readline/promises';
import type {ApprovalRequest} from '../../core/approval.ts';
import {exitCodes, UsageError} from '../../core/errors.ts';
import {operatorName} from '../../core/incident.ts';
import {printable} from '../../core/words/text.ts';
import type {AddCommand} from '../command.ts';
import {type Io, print, say} from '../io.ts';
import {type CommonOptions, withCommonOptions} from '../options.ts';

export const addApprove: AddCommand = (program, io, done) => {
  withCommonOptions(program.command('approve'))
    .description('approve changes that a colleague asks for, with your own AWS credentials')
    .argument('<request>', 'the text that your colleague’s screen shows')
    .action(async (request: string, options: CommonOptions) => {
      done(await approve(request, options, io));
    });
};

/** Prints the code to stdout once `yes` was typed; sends nothing but the question who one is. */
async function approve(text: string, options: CommonOptions, io: Io): Promise<number> {
  const {hashOfRequest, unpackRequest} = await import('../../engine/approval/request.ts');
  const request = unpackRequest(text);
  if (!request) {
    throw new UsageError('That is no request for approval.', [
      'Copy the whole text behind "latchkey approve" from your colleague’s screen.',
    ]);
  }
  requireOpen(request, Date.now());
  const {connect, operatorOf, requireSameAccount} = await import('../live-world.ts');
  // The code is signed for the STS of the request's Region: no other would accept it.
  const {world} = await connect({...options, region: request.region}, true);
  try {
    const operator = await operatorOf(world);
    requireSameAccount(request.accountId, operator, 'The request');
    if (operator.arn === request.requestedBy) {
      throw new UsageError('This is your own request; a second person has to approve it.', [
        'Use the credentials of another person, with --profile.',
      ]);
    }
    const hash = hashOfRequest(request);
    await show(request, hash, io);
    say(io, `You are ${printable(operatorName(operator.arn))}.`);
    if (!(await saidYes(io))) {
      say(io, 'Not approved. No code was made.');
      return exitCodes.cancelled;
    }
    const code = await world.door.approvals.sign(hash);
    say(io, 'Read this code back to your colleague within 15 minutes:');
    print(io, code);
    return exitCodes.recovered;
  } finally {
    world.close();
  }
}

function requireOpen({expiresAt}: ApprovalRequest, wall: number): void {
  if (wall <= Date.parse(expiresAt)) return;
  throw new UsageError(`The request expired at ${expiresAt}.`, [
    'Your colleague types "again" for a new one.',
  ]);
}

async function show(request: ApprovalRequest, hash: string, io: Io): Promise<void> {
  const [{requestSays}, {written}] = await Promise.all([
    import('../../plain/approval-says.ts'),
    import('../../plain/written.ts'),
  ]);
  for (const line of written(requestSays(request, hash), '')) say(io, line);
}

async function saidYes(io: Io): Promise<boolean> {
  const reader = createInterface({input: io.stdin, output: io.stderr});
  try {
    const answer = await Promise.race([
      reader.question('Type yes to approve exactly this, anything else to leave it: '),
      // Input that ends without a word is no approval.
      new Promise<string>((resolve) => reader.once('close', () => resolve(''))),
    ]);
    return answer.trim() === 'yes';
  } finally {
    reader.close();
  }
}
