/** Credentials: given ones, or the SDK's own provider chain, found once for all clients of a door. */
import type {HttpHandler} from '@smithy/core/protocols';
import type {AwsCredentialIdentity, AwsCredentialIdentityProvider} from '@smithy/types';

/** Where a door's credentials come from. */
export type CredentialSource = {
  readonly credentials?: AwsCredentialIdentity;
  readonly profile?: string;
  /** Told of what was found, each time that something was looked for. */
  readonly onFound?: (identity: AwsCredentialIdentity) => void;
  /** Carries the chain's own calls (AssumeRole and the like), so that they pass the guard. */
  readonly requestHandler: HttpHandler;
};

/**
 * A provider that all clients share: one AssumeRole for four clients. Files are read anew each
 * time a provider is made, so a login in another terminal is seen.
 */
export function credentialProvider(source: CredentialSource): AwsCredentialIdentityProvider {
  const {credentials, profile, requestHandler, onFound} = source;
  if (credentials) return async () => credentials;
  let chain: Promise<AwsCredentialIdentityProvider> | undefined;
  return async (properties) => {
    chain ??= import('@aws-sdk/credential-provider-node').then(({defaultProvider}) =>
      defaultProvider({
        profile,
        ignoreCache: true,
        logger: silentLogger,
        clientConfig: {requestHandler, logger: silentLogger},
      }),
    );
    const provide = await chain;
    const identity = await provide(properties);
    onFound?.(identity);
    return identity;
  };
}

/** The SDK's advice on the console would tear a full-screen frame; trouble arrives as errors. */
export const silentLogger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
