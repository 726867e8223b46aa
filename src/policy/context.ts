/** The condition keys of a request: those the caller names and those that follow from the rest. */
import type {ContextValue, EncryptionContext, NewGrant, Principal, Request} from './request.ts';

/** Looks a key up; case does not count in its name (KMS guide, conditions-kms). */
export type Lookup = {
  readonly get: (key: string) => ContextValue;
  /** Undefined where it is not known. */
  readonly encryptionContext: EncryptionContext | undefined;
};

/** A value that is there. */
export function known(...values: readonly string[]): ContextValue {
  return {status: 'known', values};
}

/** A key that the request does not have. */
export const absent: ContextValue = {status: 'absent'};

/** A value that nobody could read. */
export function unknown(because: string): ContextValue {
  return {status: 'unknown', because};
}

/** Looked up when a condition or a variable first asks: most policies have neither. */
export function lookupOf(request: Request): Lookup {
  const {context} = request;
  const isComplete = context.others.status !== 'unknown';
  const pairs = context.encryptionContext ?? (isComplete ? {} : undefined);
  let values: ReadonlyMap<string, ContextValue> | undefined;
  return {
    encryptionContext: pairs,
    get: (key) => {
      values ??= valuesOf(request, pairs);
      const name = key.toLowerCase();
      return values.get(name) ?? (isSettled(name, request, pairs) ? absent : context.others);
    },
  };
}

/** A named key wins over one that follows from the principal or the resource. */
function valuesOf(
  request: Request,
  pairs: EncryptionContext | undefined,
): ReadonlyMap<string, ContextValue> {
  const values = new Map<string, ContextValue>();
  const sources = [
    ofPrincipal(request.principal),
    ofRequest(request),
    ofEncryptionContext(pairs),
    request.context.keys,
  ];
  for (const source of sources) {
    for (const key of Object.keys(source)) values.set(key.toLowerCase(), source[key] ?? absent);
  }
  return values;
}

/** Tags and pairs are whole sets: what is not among them is absent, whatever else is unknown. */
function isSettled(name: string, {principal}: Request, pairs: EncryptionContext | undefined) {
  if (name.startsWith('aws:principaltag/')) return principal.tags !== undefined;
  return name.startsWith('kms:encryptioncontext:') && pairs !== undefined;
}

const types = {
  user: 'User',
  'role-session': 'AssumedRole',
  root: 'Account',
  service: undefined,
  'federated-user': 'FederatedUser',
  federated: undefined,
} as const;

type Keys = {readonly [key: string]: ContextValue};

/** Values per kind of principal: IAM guide, "Principal key values" of policy variables. */
function ofPrincipal(principal: Principal): Keys {
  const {kind, accountId, userId} = principal;
  const isService = kind === 'service';
  const hasArn = !isService && kind !== 'federated';
  const type = types[kind];
  return {
    'aws:PrincipalIsAWSService': known(String(isService)),
    'aws:PrincipalServiceName': isService ? known(principal.arn) : absent,
    'aws:PrincipalArn': hasArn ? principalArn(principal) : absent,
    'aws:PrincipalAccount': hasArn ? known(accountId) : absent,
    'kms:CallerAccount': accountId === '' ? absent : known(accountId),
    'aws:PrincipalType': type ? known(type) : absent,
    'aws:username': kind === 'user' ? known(principal.arn.split('/').at(-1) ?? '') : absent,
    ...(userId === undefined ? {} : {'aws:userid': known(userId)}),
    ...Object.fromEntries(
      Object.entries(principal.tags ?? {}).map(([key, value]) => [
        `aws:PrincipalTag/${key}`,
        known(value),
      ]),
    ),
  };
}

/** The role's ARN for its sessions; a session's ARN does not tell the role's path. */
function principalArn({kind, arn, roleArn}: Principal): ContextValue {
  if (kind !== 'role-session') return known(arn);
  if (roleArn !== undefined) return known(roleArn);
  return unknown('the session does not tell the path of its role');
}

function ofRequest({resource, newGrant}: Request): Keys {
  const {accountId} = resource;
  return {
    'aws:ResourceAccount': accountId === '' ? absent : known(accountId),
    ...(newGrant ? ofNewGrant(newGrant) : {}),
  };
}

function ofNewGrant({operations, ...constraints}: NewGrant): Keys {
  const types = [
    ...(constraints.encryptionContextSubset ? ['EncryptionContextSubset'] : []),
    ...(constraints.encryptionContextEquals ? ['EncryptionContextEquals'] : []),
  ];
  return {
    'kms:GrantOperations': known(...operations),
    'kms:GrantConstraintType': types.length === 0 ? absent : known(...types),
  };
}

function ofEncryptionContext(pairs: EncryptionContext | undefined): Keys {
  if (pairs === undefined) return {};
  const names = Object.keys(pairs);
  return {
    'kms:EncryptionContextKeys': names.length === 0 ? absent : known(...names),
    ...Object.fromEntries(
      Object.entries(pairs).map(([name, value]) => [`kms:EncryptionContext:${name}`, known(value)]),
    ),
  };
}
