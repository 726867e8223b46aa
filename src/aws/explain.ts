/** What an AWS error means in plain words, and the next move: our reading beside AWS's own text. */
import {type CallError, type CallName, partsOfCall} from '../core/call.ts';
import {denialWords, readDenial} from './access-denied.ts';
import {type ErrorKind, kindOfCode} from './error-kind.ts';

/** Our reading of one error. `needs` is the IAM action that is missing, where one is. */
export type Explanation = {
  readonly means: string;
  readonly next: string;
  readonly needs?: CallName;
};

// By code without `Fault` and `Exception`: RDS writes some with, some without (facts/aws.md §8).
const byCode: ReadonlyMap<string, Explanation> = new Map(
  Object.entries<Explanation>({
    KMSKeyNotAccessible: {
      means:
        'One text for five causes: the key is disabled, deleted, or not yet seen as enabled; or a permission is missing on the key, or for kms:CreateGrant.',
      next: 'Try again: a key change can take minutes to arrive everywhere. Then look for a second cause.',
    },
    InvalidDBInstanceState: {
      means: 'The database is in a status from which RDS does not do this.',
      next: 'Look at its status: it may have moved on by itself.',
    },
    InvalidDBClusterState: {
      means: 'The cluster is in a status from which RDS does not do this.',
      next: 'Look at its status: it may have moved on by itself.',
    },
    InvalidDBSnapshotState: {
      means: 'The snapshot is not ready: only an available one can be restored.',
      next: 'Wait until it is available, or choose another.',
    },
    KMSInvalidState: {
      means:
        'The key is in a state that forbids this: being deleted, without material, or cut off.',
      next: 'Read everything anew: the key state decides what comes first.',
    },
    Disabled: {
      means: 'The key is switched off.',
      next: 'Enable the key first.',
    },
    LimitExceeded: {
      means: 'A quota of this account is used up; waiting does not help.',
      next: 'Ask AWS for a higher quota, or free some of it.',
    },
    DBInstanceAlreadyExists: {
      means: 'A database of this name exists already.',
      next: 'Choose another name, or look whether an earlier try made it.',
    },
    InstanceQuotaExceeded: {
      means:
        'This account has as many databases as it may in this Region; the broken one counts too.',
      next: 'Delete one that is not needed, or ask AWS for a higher quota.',
    },
    StorageQuotaExceeded: {
      means: 'This account has as much database storage as it may in this Region.',
      next: 'Free some, or ask AWS for a higher quota.',
    },
    InsufficientDBInstanceCapacity: {
      means: 'AWS has no host of this class in the zone now.',
      next: 'Try again later, or take another class.',
    },
    InvalidVPCNetworkState: {
      means: 'The subnet group has no usable subnet in enough zones.',
      next: 'Mend the subnet group, then try again.',
    },
    NotSent: {
      means: 'Latchkey looked once more before sending, and kept it back.',
      next: 'Read the reason above, then read everything anew.',
    },
    NotSaved: {
      means: 'AWS answered, and the answer could not be written to its file.',
      next: 'Name a folder that you may write to and in which no such file lies.',
    },
    CustomKeyStoreInvalidState: {
      means: 'The key store is in a connection state from which KMS does not do this.',
      next: 'Read everything anew: a failed store is disconnected first, then connected.',
    },
    CloudHsmClusterNotActive: {
      means: 'The CloudHSM cluster of the key store is not active.',
      next: 'Have it mended in CloudHSM, then try again.',
    },
    IncorrectKeyMaterial: {
      means: 'This is not the key material that the key had before.',
      next: 'Look for the very same material: no other opens the database.',
    },
    ExpiredImportToken: {
      means: 'The import token is older than 24 hours.',
      next: 'Get new import parameters and wrap the material again.',
    },
    InvalidImportToken: {
      means: 'The token was given for another key, or for another public key.',
      next: 'Use the token and the public key of one and the same download.',
    },
    InvalidCiphertext: {
      means: 'KMS could not unwrap the file.',
      next: 'Wrap the material again with RSAES_OAEP_SHA_256 and the public key of this token.',
    },
    MalformedPolicyDocument: {
      means:
        'KMS does not take this policy: it would lock you out, or it names who no longer exists.',
      next: 'Read AWS’s words above; the old policy still holds.',
    },
    OptInRequired: {
      means: 'The account is not signed up for this service, or is suspended.',
      next: 'Ask whoever owns the account’s billing.',
    },
    RequestExpired: {
      means: 'The clock of this machine and AWS’s are too far apart.',
      next: 'Set this machine’s clock, then try again.',
    },
    RequestTimeTooSkewed: {
      means: 'The clock of this machine and AWS’s are too far apart.',
      next: 'Set this machine’s clock, then try again.',
    },
  }),
);

const byKind: {readonly [Kind in Exclude<ErrorKind, 'denied'>]: Explanation} = {
  'not-found': {
    means: 'AWS knows no such thing in this account and Region.',
    next: 'Check the name, the account and the Region.',
  },
  throttled: {
    means: 'AWS asks to slow down; the call itself was not judged.',
    next: 'Try again in a minute.',
  },
  'expired-credentials': {
    means: 'AWS no longer accepts your login.',
    next: 'Log in again in another terminal, then try again.',
  },
  'no-credentials': {
    means: 'There are no credentials, or AWS does not know them.',
    next: 'Log in, or name a profile with --profile.',
  },
  unreachable: {
    means: 'No connection to AWS came about, or it broke.',
    next: 'Check the network, the proxy and the endpoint.',
  },
  'no-answer': {
    means: 'Connected, and no answer came in time. A change may have arrived all the same.',
    next: 'Look at the state before trying again.',
  },
  'not-aws': {
    means: 'Something answered that is not AWS: a proxy, a login page or another program.',
    next: 'Check the endpoint and the proxy.',
  },
  unsupported: {
    means: 'This endpoint does not offer the operation.',
    next: 'Check the endpoint; AWS itself offers it.',
  },
  'invalid-state': {
    means: 'The state it is in now forbids this.',
    next: 'Read everything anew.',
  },
  server: {
    means: 'A fault on AWS’s side. A change may have arrived all the same.',
    next: 'Look at the state, then try again.',
  },
  refused: {
    means: 'AWS refused the request as it was; sending it again unchanged will not help.',
    next: 'Read AWS’s words above.',
  },
  aborted: {
    means: 'The wait for the answer was given up. A change may have arrived all the same.',
    next: 'Look at the state before trying again.',
  },
};

/** Our reading of an error that a call brought. `call` is empty where it is not known. */
export function explain(error: CallError, call: CallName | ''): Explanation {
  const kind = kindOfCode(error.code) ?? 'refused';
  if (kind === 'denied') return explainDenied(error, call);
  return byCode.get(error.code.replace(/(Fault|Exception)$/, '')) ?? byKind[kind];
}

/** The IAM action that a denied call lacks: as AWS names it, else the call itself. */
export function missingAction(message: string, call: CallName): CallName {
  return readDenial(message).action ?? call;
}

function explainDenied({message}: CallError, call: CallName | ''): Explanation {
  const denial = readDenial(message);
  const needs = denial.action ?? (call === '' ? undefined : call);
  const lacks = needs === undefined ? 'You lack a right.' : `You lack the right ${needs}.`;
  const means = [lacks, denialWords(denial)].filter(Boolean).join(' ');
  const next = denial.isExplicit
    ? 'Allowing it elsewhere does not help: the denying statement has to change.'
    : 'Log in with a role that has it, or ask for it.';
  const isOther = needs !== undefined && call !== '' && needs !== call;
  const why = isOther ? ` ${partsOfCall(call).operation} needs it.` : '';
  return {means: `${means}${why}`, next, needs};
}
