/** What the world remembers about custom key stores. Times in milliseconds. */

/** Spelt as the API spells them (facts/aws.md §2.1). */
export type ConnectionState =
  | 'CONNECTED'
  | 'CONNECTING'
  | 'FAILED'
  | 'DISCONNECTED'
  | 'DISCONNECTING';

/** Why a store does not connect, or fails while it is connected (facts/aws.md §4 C5, C6). */
export const connectionErrorCodes = [
  'INVALID_CREDENTIALS',
  'CLUSTER_NOT_FOUND',
  'NETWORK_ERRORS',
  'INTERNAL_ERROR',
  'INSUFFICIENT_CLOUDHSM_HSMS',
  'USER_LOCKED_OUT',
  'USER_NOT_FOUND',
  'USER_LOGGED_IN',
  'SUBNET_NOT_FOUND',
  'INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET',
  'XKS_PROXY_ACCESS_DENIED',
  'XKS_PROXY_NOT_REACHABLE',
  'XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND',
  'XKS_PROXY_INVALID_RESPONSE',
  'XKS_PROXY_INVALID_CONFIGURATION',
  'XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION',
  'XKS_PROXY_TIMED_OUT',
  'XKS_PROXY_INVALID_TLS_CONFIGURATION',
] as const;

export type ConnectionErrorCode = (typeof connectionErrorCodes)[number];

/** Members of UpdateCustomKeyStore that can mend a trouble. */
export const mendingMembers = [
  'KeyStorePassword',
  'CloudHsmClusterId',
  'XksProxyUriEndpoint',
  'XksProxyUriPath',
  'XksProxyVpcEndpointServiceName',
  'XksProxyAuthenticationCredential',
  'XksProxyConnectivity',
] as const;

export type MendingMember = (typeof mendingMembers)[number];

/** What is wrong with a store. An update of `mendedBy` mends it, to `value` where one is given. */
export type StoreTrouble = {code: ConnectionErrorCode; mendedBy?: MendingMember; value?: string};

/** What is wrong with an external key outside AWS; its KMS key stays Enabled. */
export type ExternalKeyProblem = 'not-found' | 'disabled' | 'unsupported';

/** How KMS reaches the proxy of an external key store. The secret half of its credential is not kept. */
export type ProxyConfiguration = {
  connectivity: 'PUBLIC_ENDPOINT' | 'VPC_ENDPOINT_SERVICE';
  accessKeyId: string;
  uriEndpoint: string;
  uriPath: string;
  vpcEndpointServiceName?: string;
  vpcEndpointServiceOwner?: string;
};

export type KeyStore = {
  id: string;
  name: string;
  type: 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  createdAt: number;
  state: ConnectionState;
  /** Set while the state is FAILED. */
  errorCode?: ConnectionErrorCode;
  /** Counts connects and disconnects, so that a step of an older one is passed over. */
  course: number;
  clusterId?: string;
  trustAnchor?: string;
  proxy?: ProxyConfiguration;
  /** What is wrong at present, whatever the connection state says. */
  trouble?: StoreTrouble;
};
