/** Only a key store that has failed is ever disconnected. */
import {describe, expect, it} from 'vitest';
import {testDoor} from '../support/doors.ts';
import {json, serve} from '../support/local-server.ts';

const store = {CustomKeyStoreId: 'cks-1234567890abcdef0'};

async function disconnect(answer: object, status = 200) {
  const {endpoint, arrived} = await serve((response) => json(response, answer, status));
  const {door} = testDoor({endpoint});
  const result = await door.call('kms:DisconnectCustomKeyStore', store);
  const sent = arrived.map(({headers}) => String(headers['x-amz-target']).split('.')[1]);
  return {result, sent};
}

describe('DisconnectCustomKeyStore', () => {
  it('leaves for a store that FAILED', async () => {
    const {sent} = await disconnect({CustomKeyStores: [{...store, ConnectionState: 'FAILED'}]});
    expect(sent).toEqual(['DescribeCustomKeyStores', 'DisconnectCustomKeyStore']);
  });

  it.each(['CONNECTED', 'CONNECTING', 'DISCONNECTED', 'DISCONNECTING'])(
    'is kept back for one that is %s',
    async (ConnectionState) => {
      const {result, sent} = await disconnect({CustomKeyStores: [{...store, ConnectionState}]});
      expect(result).toMatchObject({
        outcome: 'error',
        error: {code: 'NotSent', message: expect.stringContaining(ConnectionState)},
      });
      expect(sent).toEqual(['DescribeCustomKeyStores']);
    },
  );

  it('is kept back where nobody can tell, and for no store at all', async () => {
    const denied = {__type: 'AccessDeniedException', message: 'no'};
    expect((await disconnect(denied, 400)).sent).toEqual(['DescribeCustomKeyStores']);
    expect((await disconnect({CustomKeyStores: []})).sent).toEqual(['DescribeCustomKeyStores']);
  });
});
